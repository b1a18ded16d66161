/// A fault in an expression, by its offset in the string that holds the expression.
struct ExpressionError: Error {
    let offset: Int
    let message: String

    init(_ offset: Int, _ message: String) {
        self.offset = offset
        self.message = message
    }
}
