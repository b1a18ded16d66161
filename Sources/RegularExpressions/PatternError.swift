/// Why a text is not a pattern that can be used, and where.
package struct PatternError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The offset of the fault in Unicode scalars, from 0.
    package let offset: Int
    /// What is wrong there, in words, without the offset.
    package let reason: String

    package init(offset: Int, reason: String) {
        self.offset = offset
        self.reason = reason
    }

    package var description: String { "\(reason) at character \(offset)" }
}
