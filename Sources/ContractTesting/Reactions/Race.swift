import Support

/// A call with an end in real time, whether the call ends then or not.
enum Race {
    private struct State: Sendable {
        var continuation: CheckedContinuation<ReactionPlay.Ending, Never>?
        var timer: Task<Void, Never>?
    }

    /// Runs a call.
    ///
    /// - Parameters:
    ///   - patience: How long it may take; it is left alone then and its outcome forgotten.
    ///   - call: The call.
    /// - Returns: How it ended.
    static func run<Answer: Sendable>(
        for patience: Duration, _ call: @escaping @Sendable () async throws -> Answer
    ) async -> ReactionPlay.Ending {
        await withCheckedContinuation { continuation in
            let state = LockedValue(State(continuation: continuation))
            let end: @Sendable (ReactionPlay.Ending) -> Void = { ending in
                let (waiting, timer) = state.withLock { state in
                    defer { state = State() }
                    return (state.continuation, state.timer)
                }
                timer?.cancel()
                waiting?.resume(returning: ending)
            }
            Task {
                do {
                    _ = try await call()
                    end(.returned)
                } catch {
                    end(.threw("\(error)"))
                }
            }
            let timer = Task {
                guard (try? await Task.sleep(for: patience, clock: .continuous)) != nil else { return }
                end(.unfinished)
                // It is left alone and not cancelled: cancelling a call of URLSession that completes just now blocks
                // URLSession for the whole process. The end of its session ends its connections.
            }
            let isOver = state.withLock { state in
                state.timer = timer
                return state.continuation == nil
            }
            if isOver { timer.cancel() }
        }
    }
}
