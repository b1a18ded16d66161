import Support

/// What a test's clock is driven by.
protocol ClockDriver: Sendable {
    /// What the session's clock shows.
    var now: SessionInstant { get }

    /// Returns once the session's clock shows that instant.
    ///
    /// - Throws: `CancellationError` when the task is cancelled first.
    func sleep(until instant: SessionInstant) async throws

    /// Moves the clock on.
    ///
    /// - Throws: `MockServerFailure` for a clock that runs by itself.
    func advance(by duration: Duration) throws(MockServerFailure)
}

/// A clock of this process that somebody moves.
struct VirtualClockDriver: ClockDriver {
    let clock: any VirtualClock

    /// - Parameter clock: The clock; one that jumps by itself is watched from now on, for the sake of clients.
    init(clock: any VirtualClock) {
        self.clock = clock
        (clock as? AutoClock)?.set(QuietWatch.shared)
    }

    var now: SessionInstant { clock.now }

    func sleep(until instant: SessionInstant) async throws {
        let wait = ClockWait()
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let late = wait.begin(continuation) { wake in clock.wakeClient(at: instant, wake) }
                if let late { clock.cancel(late) }
            }
        } onCancel: {
            if let alarm = wait.cancel() { clock.cancel(alarm) }
        }
    }

    func advance(by duration: Duration) throws(MockServerFailure) {
        switch clock {
        case let manual as ManualClock: manual.advance(by: duration)
        case let auto as AutoClock: auto.advance(by: duration)
        default: throw MockServerFailure("this clock cannot be moved")
        }
    }
}

/// The machine's time.
struct RealClockDriver: ClockDriver {
    let clock: any SessionClock

    var now: SessionInstant { clock.now }

    func sleep(until instant: SessionInstant) async throws {
        try await Task.sleep(for: max(Duration.zero, instant - clock.now), clock: .continuous)
    }

    func advance(by duration: Duration) throws(MockServerFailure) {
        throw MockServerFailure("a real clock moves by itself; start the server with clock: .manual or .auto")
    }
}
