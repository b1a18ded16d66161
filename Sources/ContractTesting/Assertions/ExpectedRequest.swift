/// A request that a test expects: an operation, and what must hold of the request besides.
///
/// A literal such as `"createOrder"` is an operation alone.
public struct ExpectedRequest: Sendable, ExpressibleByStringLiteral {
    let operation: String
    let condition: String?
    let site: CallSite?

    /// Expects an operation.
    ///
    /// - Parameters:
    ///   - operation: The operation's id, or its method and path such as `POST /orders`.
    ///   - condition: What must hold of the request, as YAML in the words of a rule's `when`; nil for nothing.
    ///   - fileID: Where the condition stands, for messages.
    ///   - filePath: Where the condition stands, for messages.
    ///   - line: Where the condition stands, for messages.
    ///   - column: Where the condition stands, for messages.
    public init(
        _ operation: String, when condition: String? = nil, fileID: StaticString = #fileID,
        filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
    ) {
        self.operation = operation
        self.condition = condition
        site = CallSite(fileID: fileID, filePath: filePath, line: line, column: column)
    }

    /// Expects an operation.
    ///
    /// - Parameter operation: The operation's id, or its method and path such as `POST /orders`.
    public init(stringLiteral operation: String) {
        self.operation = operation
        condition = nil
        site = nil
    }
}
