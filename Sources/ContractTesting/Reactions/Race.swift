import Support

/// A call with an end in real time, whether the call ends then or not.
enum Race {
    private struct State: Sendable {
        var continuation: CheckedContinuation<ReactionPlay.Ending, Never>?
        var timer: Task<Void, Never>?
        var isOver = false
    }

    /// Runs a call.
    ///
    /// - Parameters:
    ///   - patience: How long it may take; it is left alone then and its outcome forgotten, and so it is when the task
    ///     that waits for it is cancelled.
    ///   - call: The call.
    /// - Returns: How it ended.
    static func run<Answer: Sendable>(
        for patience: Duration, _ call: @escaping @Sendable () async throws -> Answer
    ) async -> ReactionPlay.Ending {
        let state = LockedValue(State())
        let end: @Sendable (ReactionPlay.Ending) -> Void = { ending in
            let (waiting, timer) = state.withLock { state in
                defer { state = State(isOver: true) }
                return (state.continuation, state.timer)
            }
            timer?.cancel()
            waiting?.resume(returning: ending)
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if !state.isOver { state.continuation = continuation }
                    return state.isOver
                }
                guard !isOver else { return continuation.resume(returning: .unfinished) }
                begin(call, end)
                let timer = Task {
                    guard (try? await Task.sleep(for: patience, clock: .continuous)) != nil else { return }
                    end(.unfinished)
                }
                let hasEnded = state.withLock { state in
                    if !state.isOver { state.timer = timer }
                    return state.isOver
                }
                if hasEnded { timer.cancel() }
            }
        } onCancel: {
            end(.unfinished)
        }
    }

    /// Begins the call in a task that nobody cancels.
    ///
    /// Cancelling a call of URLSession that completes just then blocks URLSession for the whole process. The end of its
    /// session ends its connections.
    private static func begin<Answer: Sendable>(
        _ call: @escaping @Sendable () async throws -> Answer, _ end: @escaping @Sendable (ReactionPlay.Ending) -> Void
    ) {
        Task {
            do {
                _ = try await call()
                end(.returned)
            } catch {
                end(.threw("\(error)"))
            }
        }
    }
}
