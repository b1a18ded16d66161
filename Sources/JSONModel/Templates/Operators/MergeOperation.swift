/// `{$merge: [{…}, {…}]}`: one object of the members of all, later ones first; `$mergeDeep` also merges objects and
/// joins arrays that have one name.
final class MergeOperation: TemplateOperation {
    private let input: TemplateNode
    private let pointer: JSONPointer
    private let isDeep: Bool

    init(_ form: TemplateOperatorForm, _ compiler: inout TemplateCompiler, isDeep: Bool) {
        form.allow(for: &compiler)
        input = form.input(&compiler)
        pointer = form.place
        self.isDeep = isDeep
    }

    func check(_ checker: inout TemplateNameChecker) { checker.check(input) }

    func render(_ renderer: inout TemplateRenderer) throws(JSONTemplateError) -> TemplateValue? {
        let name = isDeep ? "$mergeDeep" : "$merge"
        let value = try renderer.json(input, at: pointer)
        guard case .array(let parts) = value else {
            throw JSONTemplateError(
                pointer: pointer, message: "\(name) takes an array of objects, not \(value.kind.rawValue)")
        }
        var result = JSONObject()
        for part in parts {
            guard case .object(let object) = part else {
                throw JSONTemplateError(
                    pointer: pointer, message: "\(name) takes an array of objects, with no \(part.kind.rawValue) in it")
            }
            try renderer.spend(object.count)
            for member in object.members {
                if isDeep, let other = result[member.key] {
                    result[member.key] = try Self.merged(other, member.value, &renderer)
                } else {
                    result[member.key] = member.value
                }
            }
        }
        return .json(.object(result))
    }

    private static func merged(
        _ left: JSONValue, _ right: JSONValue, _ renderer: inout TemplateRenderer
    ) throws(JSONTemplateError) -> JSONValue {
        switch (left, right) {
        case (.array(let a), .array(let b)):
            try renderer.spend(b.count)
            return .array(a + b)
        case (.object(var object), .object(let other)):
            try renderer.spend(other.count)
            for member in other.members {
                if let old = object[member.key] {
                    object[member.key] = try merged(old, member.value, &renderer)
                } else {
                    object[member.key] = member.value
                }
            }
            return .object(object)
        default: return right
        }
    }
}
