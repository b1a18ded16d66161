/// A clock that jumps to the next alarm as soon as nothing happens that it must not jump over; any thread may use it.
///
/// While something is held, and while nobody waits, it stands still.
package final class AutoClock: VirtualClock {
    private struct State: Sendable {
        var instant: SessionInstant
        var alarms = AlarmList()
        var holds = 0
    }

    private let state: LockedValue<State>

    /// Makes a clock that shows an instant.
    package init(at start: SessionInstant = ManualClock.usualStart) {
        state = LockedValue(State(instant: start))
    }

    package var now: SessionInstant { state.withLock { $0.instant } }

    package func wake(at instant: SessionInstant, _ wake: @escaping @Sendable () -> Void) -> ClockAlarm {
        let alarm = state.withLock { $0.alarms.add(at: instant, wake) }
        settle()
        return alarm
    }

    package func cancel(_ alarm: ClockAlarm) {
        state.withLock { $0.alarms.remove(alarm) }
    }

    package func hold() {
        state.withLock { $0.holds += 1 }
    }

    package func resume() {
        state.withLock { $0.holds -= 1 }
        settle()
    }

    /// Moves the clock on, whatever is held.
    ///
    /// - Parameter duration: How far; a negative duration leaves it.
    /// - Returns: What the clock shows now.
    @discardableResult
    package func advance(by duration: Duration) -> SessionInstant {
        let (instant, due) = state.withLock { state in
            state.instant = max(state.instant, state.instant + duration)
            let due = state.alarms.takeDue(at: state.instant)
            if !due.isEmpty { state.holds += 1 }
            return (state.instant, due)
        }
        ring(due)
        return instant
    }

    /// Jumps to the next alarm when nothing is held, and wakes those that are due.
    private func settle() {
        let due = state.withLock { state -> [@Sendable () -> Void] in
            guard state.holds == 0, let earliest = state.alarms.earliest else { return [] }
            state.instant = max(state.instant, earliest)
            state.holds += 1
            return state.alarms.takeDue(at: state.instant)
        }
        ring(due)
    }

    /// Wakes those that are due.
    ///
    /// The hold that was taken with them keeps the clock until each could take its own.
    private func ring(_ due: [@Sendable () -> Void]) {
        guard !due.isEmpty else { return }
        for wake in due { wake() }
        resume()
    }
}
