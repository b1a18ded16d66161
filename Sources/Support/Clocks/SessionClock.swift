/// The clock of a session, which everything in it reads; any thread may.
package protocol SessionClock: Sendable {
    /// The present moment; never earlier than one that was read before.
    var now: SessionInstant { get }
}
