import Support

/// The time after a client's call has ended, in which comes to light what it still means to do.
struct Aftermath: Sendable {
    /// How much of the session's time runs on: longer than back-off in the background lasts.
    private static let time = Duration.seconds(3_600)
    /// How much of it is enough where the real time is over first.
    private static let least = Duration.seconds(60)
    /// How long nobody else may have waited in a process that is never quiet: as long as a client that was just let go
    /// takes to wait again, or to have its next request arrive.
    private static let settling = Duration.milliseconds(200)

    /// How long somebody may do something else before they wait on the clock, in a process that seems to be quiet.
    private static let hesitation = Duration.milliseconds(100)
    /// How long it may take at most to see what they then do.
    private static let delay = Duration.seconds(1)

    /// The session's clock.
    let clock: MockClock
    /// The clock below it; nil where it is not known who waits on it.
    let automatic: AutoClock?
    /// How long it may last in real time; where nothing else happens in the process it takes some milliseconds.
    let patience: Duration
    /// True to see also who begins to wait only once the hour is over, which takes some real time.
    let looksAgain: Bool

    /// Lets the session's time run on, and leaves nothing behind that sleeps.
    ///
    /// - Parameter isEnough: Whether all that is wanted has come to light; asked once a second of real time.
    /// - Returns: False when hardly any time has passed, somebody still waits for it, and nothing has come to light.
    func pass(until isEnough: @escaping @Sendable () -> Bool) async -> Bool {
        let start = clock.now
        let isSettled = await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                try? await clock.sleep(until: start.advanced(by: Self.time))
                return false
            }
            group.addTask { await watch(besides: 1, for: Self.settling, within: patience, until: isEnough) }
            defer { group.cancelAll() }
            return await group.next() ?? false
        }
        if !isSettled, looksAgain, start.duration(to: clock.now) >= Self.time {
            // Where nothing seems to happen the hour takes some milliseconds, and a client may take longer than that
            // until it waits. Whoever waits now moves the clock without help.
            _ = await watch(besides: 0, for: Self.hesitation, within: min(patience, Self.delay), until: isEnough)
        }
        return isSettled || start.duration(to: clock.now) >= Self.least || isEnough()
    }

    /// Watches until the patience is over, or an hour of the session's time.
    ///
    /// - Parameters:
    ///   - own: How many alarms are set by whoever looks.
    ///   - calm: How long nobody else may have waited.
    ///   - patience: How long it may take in real time.
    ///   - isEnough: Whether all that is wanted has come to light.
    /// - Returns: True when nobody else waits on the clock.
    private func watch(
        besides own: Int, for calm: Duration, within patience: Duration, until isEnough: @Sendable () -> Bool
    ) async -> Bool {
        let (begin, start) = (ContinuousClock.now, clock.now)
        var (probe, settled, instant) = (TaskProbe(), begin, clock.now)
        var question = Duration.seconds(1)
        while start.duration(to: clock.now) < Self.time {
            let rest = begin + patience - .now
            guard rest > .zero,
                (try? await Task.sleep(for: min(rest, Duration.milliseconds(20)), clock: .continuous)) != nil
            else { return false }
            let now = ContinuousClock.now
            if automatic?.alarmCount != own || clock.now != instant {
                (probe, settled, instant) = (TaskProbe(), now, clock.now)
            } else if now - settled >= calm, probe.hasRun {
                return true
            }
            guard now - begin >= question else { continue }
            question += .seconds(1)
            if isEnough() { return false }
        }
        return false
    }
}
