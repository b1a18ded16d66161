/// Why a template does not compile or cannot be rendered, and where.
package struct JSONTemplateError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The place in the template; a member's pointer where its name is at fault.
    package let pointer: JSONPointer
    /// The byte offset in the string there, when the fault lies inside an expression.
    package let offset: Int?
    /// What is wrong, in one line.
    package let message: String

    /// Makes an error.
    package init(pointer: JSONPointer = .root, offset: Int? = nil, message: String) {
        self.pointer = pointer
        self.offset = offset
        self.message = message
    }

    /// Place and message, in one line.
    package var description: String {
        let place = pointer.tokens.isEmpty ? "the template" : pointer.description
        return "\(place)\(offset.map { ", byte \($0)" } ?? ""): \(message)"
    }
}
