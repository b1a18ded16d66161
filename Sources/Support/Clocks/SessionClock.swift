/// The clock of a session, which everything in it reads; any thread may.
package protocol SessionClock: Sendable {
    /// The present moment; never earlier than one that was read before.
    var now: SessionInstant { get }
    /// This clock when it is one that somebody moves; nil for one that runs by itself.
    var virtual: (any VirtualClock)? { get }
}

extension SessionClock {
    package var virtual: (any VirtualClock)? { nil }
}
