/// An expression and the place of the string that holds it.
final class TemplateExpression: Sendable {
    let expression: Expression
    let pointer: JSONPointer
    /// Where the expression begins in the string.
    private let offset: Int

    init(_ expression: Expression, at pointer: JSONPointer, offset: Int) {
        self.expression = expression
        self.pointer = pointer
        self.offset = offset
    }

    /// What stands for an expression that has a fault.
    static let faulty = TemplateExpression(.literal(.null), at: .root, offset: 0)

    /// The value of the expression.
    func evaluate(_ renderer: inout TemplateRenderer) throws(JSONTemplateError) -> TemplateValue {
        try renderer.spend(1)
        do throws(ExpressionError) {
            return try renderer.evaluate(expression)
        } catch {
            throw JSONTemplateError(pointer: pointer, offset: error.offset, message: error.message)
        }
    }

    /// The JSON value of the expression.
    func evaluateJSON(_ renderer: inout TemplateRenderer) throws(JSONTemplateError) -> JSONValue {
        guard let json = try evaluate(&renderer).json else { throw error("the value holds a function") }
        return json
    }

    /// An error that names this expression as a whole.
    func error(_ message: String) -> JSONTemplateError {
        JSONTemplateError(pointer: pointer, offset: offset, message: message)
    }
}
