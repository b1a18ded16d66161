/// A clock that jumps to the next alarm as soon as nothing happens that it must not jump over; any thread may use it.
///
/// While something is held, and while nobody waits, it stands still. With a watch it also waits until the process is
/// quiet before it jumps to a client's alarm, and before the first jump after a request arrived or a client was woken:
/// what a client is about to do, and what lies between it and the server, is not known here.
package final class AutoClock: VirtualClock {
    private struct State: Sendable {
        var instant: SessionInstant
        var alarms = AlarmList()
        var holds = 0
        /// Finds out when it is quiet; nil to jump without.
        var watch: (any QuietWatching)?
        /// True from when the watch was asked until it jumped or was told that there is nothing to jump to.
        var isWatched = false
        /// True when a request has arrived since the last jump after a quiet time, or that jump woke a client.
        var isUnsettled = false
        /// How often something has happened.
        var changes = 0

        /// Moves on to the next alarm; what is due must be rung, with the hold that is taken here.
        mutating func jump(to earliest: SessionInstant) -> [@Sendable () -> Void] {
            instant = max(instant, earliest)
            if alarms.earliestWakesClient { isUnsettled = true }
            holds += 1
            return alarms.takeDue(at: instant)
        }
    }

    private let state: LockedValue<State>

    /// Makes a clock that shows an instant.
    package init(at start: SessionInstant = ManualClock.usualStart) {
        state = LockedValue(State(instant: start))
    }

    package var now: SessionInstant { state.withLock { $0.instant } }

    package func wake(at instant: SessionInstant, _ wake: @escaping @Sendable () -> Void) -> ClockAlarm {
        add(at: instant, isClient: false, wake)
    }

    package func wakeClient(at instant: SessionInstant, _ wake: @escaping @Sendable () -> Void) -> ClockAlarm {
        add(at: instant, isClient: true, wake)
    }

    package func cancel(_ alarm: ClockAlarm) {
        state.withLock { state in
            state.changes += 1
            state.alarms.remove(alarm)
        }
    }

    package func hold() {
        state.withLock { state in
            state.changes += 1
            state.holds += 1
        }
    }

    package func holdForArrival() {
        state.withLock { state in
            state.changes += 1
            state.holds += 1
            state.isUnsettled = true
        }
    }

    package func resume() {
        state.withLock { state in
            state.changes += 1
            state.holds -= 1
        }
        settle()
    }

    /// Moves the clock on, whatever is held.
    ///
    /// - Parameter duration: How far; a negative duration leaves it.
    /// - Returns: What the clock shows now.
    @discardableResult
    package func advance(by duration: Duration) -> SessionInstant {
        let (instant, due) = state.withLock { state in
            state.changes += 1
            state.instant = max(state.instant, state.instant + duration)
            let due = state.alarms.takeDue(at: state.instant)
            if !due.isEmpty { state.holds += 1 }
            return (state.instant, due)
        }
        ring(due)
        return instant
    }

    /// How many alarms are set; nil while something is held, which may set more.
    package var alarmCount: Int? {
        state.withLock { $0.holds == 0 ? $0.alarms.count : nil }
    }

    // MARK: Quiet times

    /// Has a watch find out when it is quiet enough to jump.
    package func set(_ watch: any QuietWatching) {
        state.withLock { $0.watch = watch }
    }

    /// How often something has happened to the clock, for its watch.
    ///
    /// - Returns: nil when there is nothing to jump to just now; the clock then asks its watch anew.
    package func changeCount() -> Int? {
        state.withLock { state in
            if state.holds == 0, state.alarms.earliest != nil { return state.changes }
            state.isWatched = false
            return nil
        }
    }

    /// Jumps to the next alarm, unless something has happened meanwhile.
    ///
    /// - Parameter changes: What `changeCount` gave before the quiet time.
    /// - Returns: True when it has jumped; the clock then asks its watch anew.
    package func jump(ifUnchangedSince changes: Int) -> Bool {
        let due = state.withLock { state -> [@Sendable () -> Void]? in
            guard state.changes == changes, state.holds == 0, let earliest = state.alarms.earliest else { return nil }
            state.isWatched = false
            state.isUnsettled = false
            return state.jump(to: earliest)
        }
        guard let due else { return false }
        ring(due)
        return true
    }

    private func add(
        at instant: SessionInstant, isClient: Bool, _ wake: @escaping @Sendable () -> Void
    ) -> ClockAlarm {
        let alarm = state.withLock { state in
            state.changes += 1
            return state.alarms.add(at: instant, isClient: isClient, wake)
        }
        settle()
        return alarm
    }

    /// Jumps to the next alarm when nothing is held, or asks the watch, and wakes those that are due.
    private func settle() {
        let (due, watch) = state.withLock { state -> ([@Sendable () -> Void], (any QuietWatching)?) in
            guard state.holds == 0, let earliest = state.alarms.earliest else { return ([], nil) }
            // What is due already needs no jump.
            guard let watch = state.watch, earliest > state.instant,
                state.isUnsettled || state.alarms.earliestWakesClient
            else { return (state.jump(to: earliest), nil) }
            guard !state.isWatched else { return ([], nil) }
            state.isWatched = true
            return ([], watch)
        }
        watch?.watch(self)
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
