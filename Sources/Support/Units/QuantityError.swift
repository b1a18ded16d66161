/// Why a text is no duration or size, in words that name the accepted forms.
package struct QuantityError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was written.
    package let text: String
    /// What is wrong with it, worded to follow the text: `lacks a unit, expected …`.
    package let problem: String

    init(_ text: String, _ problem: String) {
        self.text = text
        self.problem = problem
    }

    /// One line that a user can act on, beginning with the quoted text.
    package var description: String { "\"\(text)\" \(problem)" }
}
