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
    /// - Returns: The alarm, when the task was cancelled while it was set: it need not ring any more.
    func begin(
        _ continuation: CheckedContinuation<Void, any Error>,
        _ wake: (@escaping @Sendable () -> Void) -> ClockAlarm
    ) -> ClockAlarm? {
        let isCancelled = state.withLock { state in
            guard !state.isOver else { return true }
            state.continuation = continuation
            return false
        }
        guard !isCancelled else {
            continuation.resume(throwing: CancellationError())
            return nil
        }
        let alarm = wake { self.end()?.resume() }
        return state.withLock { state in
            guard !state.isOver else { return alarm }
            state.alarm = alarm
            return nil
        }
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
