/// Why a function of a template's context refuses its arguments.
package struct JSONTemplateFunctionError: Error, Hashable, Sendable {
    /// What is wrong, in one line that names the function.
    package let message: String

    /// Makes an error of its message.
    package init(_ message: String) {
        self.message = message
    }
}
