package import HTTPModel

/// Why the bytes of a client are no request that can be served, as a value to answer with.
package struct WireRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    /// The status to answer with.
    package let status: Status
    /// One line for people, without a full stop.
    package let reason: String
    /// Where the fault stands, in bytes from the first byte of the request.
    package let offset: Int

    /// Makes a refusal.
    package init(_ status: Status, _ reason: String, at offset: Int) {
        self.status = status
        self.reason = reason
        self.offset = offset
    }

    package var description: String { "\(status): \(reason) (byte \(offset))" }

    /// What a connection is answered with when the server holds as many as it may.
    package static let tooManyConnections = WireRefusal(503, "the server holds as many connections as it may", at: 0)
}
