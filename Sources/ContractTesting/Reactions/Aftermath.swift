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

    /// The session's clock.
    let clock: MockClock
    /// The clock below it; nil where it is not known who waits on it.
    let automatic: AutoClock?
    /// How long it may last in real time; where nothing else happens in the process it takes some milliseconds.
    let patience: Duration

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
            group.addTask { await watch(until: isEnough) }
            defer { group.cancelAll() }
            return await group.next() ?? false
        }
        return isSettled || start.duration(to: clock.now) >= Self.least || isEnough()
    }

    /// Watches until the patience is over.
    ///
    /// - Returns: True when nobody but this waits on the clock.
    private func watch(until isEnough: @Sendable () -> Bool) async -> Bool {
        let begin = ContinuousClock.now
        var (probe, settled, instant) = (TaskProbe(), begin, clock.now)
        var question = Duration.seconds(1)
        while true {
            let rest = begin + patience - .now
            guard rest > .zero,
                (try? await Task.sleep(for: min(rest, Duration.milliseconds(20)), clock: .continuous)) != nil
            else { return false }
            let now = ContinuousClock.now
            if automatic?.alarmCount != 1 || clock.now != instant {
                (probe, settled, instant) = (TaskProbe(), now, clock.now)
            } else if now - settled >= Self.settling, probe.hasRun {
                return true
            }
            guard now - begin >= question else { continue }
            question += .seconds(1)
            if isEnough() { return false }
        }
    }
}
