import Support

/// One task that waits on a virtual clock: it goes on once, when it is woken or cancelled, whichever comes first.
final class ClockWait: Sendable {
    private struct State: Sendable {
        var continuation: CheckedContinuation<Void, any Error>?
        var alarm: ClockAlarm?
        var isOver = false
    }

    private let state = LockedValue(State())

    /// Lets the task wait.
    ///
    /// - Parameters:
    ///   - continuation: What goes on.
    ///   - wake: Sets the alarm; it may ring before this returns.
    func begin(
        _ continuation: CheckedContinuation<Void, any Error>,
        _ wake: (@escaping @Sendable () -> Void) -> ClockAlarm
    ) {
        let isCancelled = state.withLock { state in
            guard !state.isOver else { return true }
            state.continuation = continuation
            return false
        }
        guard !isCancelled else { return continuation.resume(throwing: CancellationError()) }
        let alarm = wake { self.end()?.resume() }
        state.withLock { if !$0.isOver { $0.alarm = alarm } }
    }

    /// Lets the task go on with an error.
    ///
    /// - Returns: The alarm, which need not ring any more.
    func cancel() -> ClockAlarm? {
        let alarm = state.withLock { $0.alarm }
        end()?.resume(throwing: CancellationError())
        return alarm
    }

    private func end() -> CheckedContinuation<Void, any Error>? {
        state.withLock { state in
            state.isOver = true
            defer { state.continuation = nil }
            return state.continuation
        }
    }
}
