/// Why a text is no JSONPath query, and where.
package struct JSONPathError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The offset of the fault in the query's Unicode scalars, from 0.
    package let offset: Int
    /// What is wrong there and what was expected, in one line.
    package let message: String

    /// Makes an error.
    package init(offset: Int, message: String) {
        self.offset = offset
        self.message = message
    }

    /// Place and message, in one line.
    package var description: String { "character \(offset): \(message)" }
}
