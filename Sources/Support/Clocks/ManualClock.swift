/// A clock that stands still until somebody moves it; any thread may.
package final class ManualClock: VirtualClock {
    private struct State: Sendable {
        var instant: SessionInstant
        var alarms = AlarmList()
    }

    /// The instant that a virtual clock shows when nobody says otherwise: 2024-01-01T00:00:00Z, a Monday.
    package static let usualStart = SessionInstant(secondsSinceEpoch: 1_704_067_200)

    private let state: LockedValue<State>

    /// Makes a clock that shows an instant.
    package init(at start: SessionInstant = ManualClock.usualStart) {
        state = LockedValue(State(instant: start))
    }

    package var now: SessionInstant { state.withLock { $0.instant } }

    /// Moves the clock on; a negative duration leaves it.
    ///
    /// - Parameter duration: How far.
    /// - Returns: What the clock shows now.
    @discardableResult
    package func advance(by duration: Duration) -> SessionInstant {
        move { max($0, $0 + duration) }
    }

    /// Moves the clock on to an instant; one that has passed leaves it, since a clock never runs backward.
    ///
    /// - Parameter target: What the clock is to show.
    /// - Returns: True when the clock shows that instant now.
    @discardableResult
    package func set(to target: SessionInstant) -> Bool {
        move { max($0, target) } == target
    }

    package func wake(at instant: SessionInstant, _ wake: @escaping @Sendable () -> Void) -> ClockAlarm {
        let (alarm, due) = state.withLock { state in
            let alarm = state.alarms.add(at: instant, wake)
            return (alarm, state.alarms.takeDue(at: state.instant))
        }
        for wake in due { wake() }
        return alarm
    }

    package func cancel(_ alarm: ClockAlarm) {
        state.withLock { $0.alarms.remove(alarm) }
    }

    /// Nothing: this clock moves only when it is told to.
    package func hold() {}

    /// Nothing: this clock moves only when it is told to.
    package func resume() {}

    private func move(_ target: (SessionInstant) -> SessionInstant) -> SessionInstant {
        let (instant, due) = state.withLock { state in
            state.instant = target(state.instant)
            return (state.instant, state.alarms.takeDue(at: state.instant))
        }
        for wake in due { wake() }
        return instant
    }
}
