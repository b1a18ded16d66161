/// `{$let: {name: …}, in: …}`: the template below with more variables.
final class LetOperation: TemplateOperation {
    private let variables: TemplateNode
    private let body: TemplateNode
    private let pointer: JSONPointer

    init(_ form: TemplateOperatorForm, _ compiler: inout TemplateCompiler) throws(JSONTemplateError) {
        form.allow("in", for: &compiler)
        variables = form.input(&compiler)
        guard let body = form.member("in", &compiler) else { throw form.error("needs \"in\" beside it") }
        self.body = body
        pointer = form.place
        if let constant = variables.constant { _ = try Self.bindings(.json(constant), pointer) }
    }

    func check(_ checker: inout TemplateNameChecker) {
        let bindings: [TemplateNameChecker.Binding]?
        switch variables {
        case .constant(let value): bindings = value.objectValue?.members.map { ($0.key, .any) }
        case .object(let object): bindings = checker.checkMembers(object)
        default:
            checker.check(variables)
            bindings = nil
        }
        checker.with(bindings) { $0.check(body) }
    }

    func render(_ renderer: inout TemplateRenderer) throws(JSONTemplateError) -> TemplateValue? {
        let bindings = try Self.bindings(renderer.render(variables), pointer)
        for (_, value) in bindings { try renderer.spend(sizeOf: value) }
        return try renderer.with(bindings) { (renderer) throws(JSONTemplateError) in try renderer.render(body) }
    }

    private static func bindings(
        _ value: TemplateValue?, _ pointer: JSONPointer
    ) throws(JSONTemplateError) -> [(JSONName, TemplateValue)] {
        let bindings: [(JSONName, TemplateValue)]
        switch value {
        case .json(.object(let object))?: bindings = object.members.map { ($0.key, .json($0.value)) }
        case .record(let fields)?: bindings = fields.map { ($0.key, $0.value) }
        default: throw JSONTemplateError(pointer: pointer, message: "$let takes an object of variables")
        }
        for (name, _) in bindings where !TemplateIdentifier.matches(name.text) {
            throw JSONTemplateError(
                pointer: pointer.appending(name.text),
                message: "a variable's name is a letter or _ and then letters, digits and _")
        }
        return bindings
    }
}
