import Support

/// A clock that its client moves, and that tells when the server has done all that is due.
final class RehearsalClock: VirtualClock {
    private struct State {
        var holds = 0
        var instants: [ClockAlarm: SessionInstant] = [:]
    }

    private let manual = ManualClock()
    private let state = LockedValue(State())

    var now: SessionInstant { manual.now }

    /// True when nothing happens between the arrival of a request and what is sent of its answer.
    var isQuiet: Bool { state.withLock { $0.holds == 0 } }

    func wake(at instant: SessionInstant, _ wake: @escaping @Sendable () -> Void) -> ClockAlarm {
        let alarm = manual.wake(at: instant, wake)
        state.withLock { $0.instants[alarm] = instant }
        return alarm
    }

    func cancel(_ alarm: ClockAlarm) {
        manual.cancel(alarm)
        state.withLock { $0.instants[alarm] = nil }
    }

    func hold() { state.withLock { $0.holds += 1 } }

    func resume() { state.withLock { $0.holds -= 1 } }

    func advance(by duration: Duration) { manual.advance(by: duration) }

    /// The next moment that somebody waits for.
    var next: SessionInstant? {
        let now = now
        return state.withLock { $0.instants.values.filter { $0 > now }.min() }
    }

    /// Moves on to the next moment that somebody waits for.
    ///
    /// - Parameter limit: The moment to stop at; nil for none.
    /// - Returns: False when nothing is to happen before the limit, which the clock shows then.
    func advanceToNext(before limit: SessionInstant?) -> Bool {
        let next = next
        if let next, limit.map({ next < $0 }) ?? true {
            manual.set(to: next)
            return true
        }
        if let limit { manual.set(to: limit) }
        return false
    }
}
