/// `{$fromNow: "2 days", from: …}`: a moment after or before the variable `now`, or another moment.
final class FromNowOperation: TemplateOperation {
    private let span: TemplateNode
    private let from: TemplateNode?
    private let pointer: JSONPointer

    init(_ form: TemplateOperatorForm, _ compiler: inout TemplateCompiler) {
        form.allow("from", for: &compiler)
        span = form.input(&compiler)
        from = form.member("from", &compiler)
        pointer = form.place
    }

    func check(_ checker: inout TemplateNameChecker) {
        checker.check(span)
        if let from { checker.check(from) }
    }

    func render(_ renderer: inout TemplateRenderer) throws(JSONTemplateError) -> TemplateValue? {
        guard case .string(let text) = try renderer.json(span, at: pointer) else {
            throw JSONTemplateError(pointer: pointer, message: "$fromNow takes a string such as \"2 days\"")
        }
        var reference: String?
        if let from {
            guard case .string(let moment) = try renderer.json(from, at: pointer) else {
                throw JSONTemplateError(pointer: pointer, message: "\"from\" takes a moment in a string")
            }
            reference = moment
        }
        do throws(TemplateTime.Fault) {
            return .json(.string(try TemplateTime.fromNow(text, reference, renderer)))
        } catch {
            throw JSONTemplateError(pointer: pointer, message: "$fromNow \(error.message)")
        }
    }
}
