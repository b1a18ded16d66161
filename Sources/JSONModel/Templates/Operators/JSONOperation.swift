/// `{$json: …}`: the value as JSON text, members sorted by name.
final class JSONOperation: TemplateOperation {
    private let input: TemplateNode
    private let pointer: JSONPointer

    init(_ form: TemplateOperatorForm, _ compiler: inout TemplateCompiler) {
        form.allow(for: &compiler)
        input = form.input(&compiler)
        pointer = form.place
    }

    func check(_ checker: inout TemplateNameChecker) { checker.check(input) }

    func render(_ renderer: inout TemplateRenderer) throws(JSONTemplateError) -> TemplateValue? {
        let value = try renderer.json(input, at: pointer)
        try renderer.spend(sizeOf: .json(value))
        return .json(.string(Self.sorted(value).compactText))
    }

    private static func sorted(_ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let elements): return .array(elements.map(sorted))
        case .object(let object):
            let members = object.members.sorted { JSONName.precedes($0.name, $1.name) }
            return .object(
                JSONObject(
                    uniqueMembers: members.map { JSONObject.Member(key: $0.key, value: sorted($0.value)) }))
        default: return value
        }
    }
}
