/// Why some bytes are not JSON text (RFC 8259), and where.
@usableFromInline
package struct JSONSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The offset of the first byte that cannot be accepted, from 0.
    package let offset: Int
    /// What is wrong there, in words, without the offset.
    package let reason: String

    /// Makes an error.
    package init(offset: Int, reason: String) {
        self.offset = offset
        self.reason = reason
    }

    /// The reason and the offset.
    @usableFromInline package var description: String { "\(reason) at byte \(offset)" }
}
