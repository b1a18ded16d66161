/// Why a response cannot be written.
package struct ResponseRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    /// One line for people, without a full stop.
    package let reason: String

    package var description: String { reason }
}
