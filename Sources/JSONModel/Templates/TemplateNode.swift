/// One compiled node of a template.
enum TemplateNode: Sendable {
    /// A part in which nothing is dynamic.
    case constant(JSONValue)
    /// `{$eval: …}`.
    case expression(TemplateExpression)
    /// A string with `${…}` in it.
    case text(TemplateText)
    case array([TemplateNode])
    case object(TemplateObject)
    /// Every other operator.
    case operation(any TemplateOperation)

    var constant: JSONValue? {
        if case .constant(let value) = self { value } else { nil }
    }
}

/// An operator of JSON-e as it stands in a template.
protocol TemplateOperation: AnyObject, Sendable {
    /// The value, or nil when the operator leaves out the element or member that it stands for.
    func render(_ renderer: inout TemplateRenderer) throws(JSONTemplateError) -> TemplateValue?
}

/// An object whose members are to be rendered.
final class TemplateObject: Sendable {
    struct Member: Sendable {
        let key: Key
        let node: TemplateNode
    }

    enum Key: Sendable {
        case constant(JSONName)
        case text(TemplateText)
    }

    let members: [Member]
    private let hasUniqueKeys: Bool

    init(members: [Member]) {
        self.members = members
        hasUniqueKeys = members.allSatisfy { if case .constant = $0.key { true } else { false } }
    }

    func render(_ renderer: inout TemplateRenderer) throws(JSONTemplateError) -> TemplateValue {
        var builder = TemplateRecordBuilder(capacity: members.count, hasUniqueKeys: hasUniqueKeys)
        for member in members {
            guard let value = try renderer.render(member.node) else { continue }
            switch member.key {
            case .constant(let key): builder.append(key, value)
            case .text(let text): builder.append(JSONName(try text.render(&renderer)), value)
            }
        }
        return builder.value
    }
}
