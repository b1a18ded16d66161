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
    private let hasConstantKeys: Bool

    init(members: [Member]) {
        self.members = members
        hasConstantKeys = members.allSatisfy { if case .constant = $0.key { true } else { false } }
    }

    func render(_ renderer: inout TemplateRenderer) throws(JSONTemplateError) -> TemplateValue {
        var builder = TemplateRecordBuilder(capacity: members.count, hasUniqueKeys: hasConstantKeys)
        let members = self.members
        // A span, since an iterator would retain each member.
        let span = members.span
        for place in span.indices {
            switch (span[place].key, span[place].node) {
            case (.constant(let key), .constant(let value)): builder.append(key, value)
            case (.constant(let key), .path(let path)):
                if let value = try path.contextValue(&renderer) {
                    builder.append(key, value)
                } else {
                    builder.append(key, try path.evaluate(&renderer))
                }
            case (.constant(let key), let node):
                if let value = try renderer.render(node) { builder.append(key, value) }
            case (.text(let text), let node):
                guard let value = try renderer.render(node) else { continue }
                builder.append(JSONName(try text.render(&renderer)), value)
            }
        }
        return builder.value
    }
}
