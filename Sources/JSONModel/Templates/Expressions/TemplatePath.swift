/// An expression that is a variable and one member or more below it, with the place of the string that holds it.
final class TemplatePath: Sendable {
    let path: Expression.Path
    let pointer: JSONPointer

    /// Nil for every other expression.
    init?(_ expression: Expression, at pointer: JSONPointer) {
        guard case .path(let path) = expression else { return nil }
        self.path = path
        self.pointer = pointer
    }

    /// The value at the end of the path.
    func evaluate(_ renderer: inout TemplateRenderer) throws(JSONTemplateError) -> TemplateValue {
        try renderer.spend(1)
        do throws(ExpressionError) {
            return try renderer.evaluate(path)
        } catch {
            throw JSONTemplateError(pointer: pointer, offset: error.offset, message: error.message)
        }
    }

    /// The value at the end of the path, when it is the context's and there.
    @inline(__always)
    func contextValue(_ renderer: inout TemplateRenderer) throws(JSONTemplateError) -> JSONValue? {
        try renderer.spend(1)
        return renderer.contextValue(of: path)
    }

    /// An error that names this expression as a whole.
    func error(_ message: String) -> JSONTemplateError {
        JSONTemplateError(pointer: pointer, offset: path.offset, message: message)
    }
}
