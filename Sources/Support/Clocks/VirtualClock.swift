/// A clock that does not run by itself: somebody moves it, and whoever waits on it is woken.
package protocol VirtualClock: SessionClock {
    /// Calls `wake` once the clock shows that instant or a later one; at once when it does already.
    ///
    /// The call comes on the thread that moves the clock, outside the clock's lock, in the order of the instants.
    ///
    /// - Parameters:
    ///   - instant: What the clock must show.
    ///   - wake: What is called, once.
    /// - Returns: What `cancel` takes.
    func wake(at instant: SessionInstant, _ wake: @escaping @Sendable () -> Void) -> ClockAlarm

    /// The same for a client under test, which may have to do something before the clock may jump to that instant.
    ///
    /// - Parameters:
    ///   - instant: What the clock must show.
    ///   - wake: What is called, once.
    /// - Returns: What `cancel` takes.
    func wakeClient(at instant: SessionInstant, _ wake: @escaping @Sendable () -> Void) -> ClockAlarm

    /// Forgets an alarm; one that was called or cancelled before stays as it is.
    func cancel(_ alarm: ClockAlarm)

    /// Says that something happens which the clock must not jump over, until `resume` is called as often.
    func hold()

    /// The same for a request that has just arrived.
    func holdForArrival()

    /// Takes one `hold` back.
    func resume()
}

extension VirtualClock {
    package var virtual: (any VirtualClock)? { self }

    package func wakeClient(at instant: SessionInstant, _ wake: @escaping @Sendable () -> Void) -> ClockAlarm {
        self.wake(at: instant, wake)
    }

    package func holdForArrival() { hold() }
}

/// Names one wait on a virtual clock.
package struct ClockAlarm: Hashable, Sendable {
    let ordinal: Int
}
