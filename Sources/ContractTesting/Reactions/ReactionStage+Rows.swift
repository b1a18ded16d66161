import Contracts

extension ReactionStage {
    /// Plays a cause and judges what the client did.
    ///
    /// - Parameters:
    ///   - cause: What goes wrong.
    ///   - reaction: What the client must do; nil when nothing was said.
    /// - Returns: The row of the matrix.
    /// - Throws: `MockServerFailure` when the server cannot play it.
    func row(_ cause: ReactionCause, _ reaction: Reaction?) async throws(MockServerFailure) -> ReactionMatrix.Row {
        // Only where the client waits for what never comes is it sure to take so long.
        var patience = cause.keepsClientWaiting ? patience : max(patience, .seconds(60))
        if reaction == nil, cause.keepsClientWaiting { patience = min(patience, .seconds(1)) }
        let lasting = try await play(cause, once: false, pace: reaction?.pace ?? .any, within: patience)
        var verdict: Verdict?
        if let reaction {
            var passing: ReactionPlay?
            if reaction.wantsRetry {
                passing = try await play(cause, once: true, pace: reaction.pace, within: patience)
            }
            verdict = ReactionJudge(
                cause: cause, wish: reaction.wish, lasting: lasting, passing: passing,
                refresh: reaction.refreshOperation.flatMap { contract.operation(named: $0)?.id }
            ).verdict()
        }
        return ReactionMatrix.Row(
            cause: cause, wanted: reaction?.text, attempts: lasting.attempts.count, waits: lasting.waits,
            ending: lasting.ending.text, verdict: verdict)
    }
}

extension Reaction {
    /// What the time between attempts must follow.
    var pace: Pace {
        if case .retries(_, let pace, _) = wish { pace } else { .any }
    }

    /// The operation that gives another credential, as it was named.
    var refreshOperation: String? {
        if case .refreshesCredential(let operation, _) = wish { operation } else { nil }
    }

    /// True when trouble that is over sooner must end well.
    var wantsRetry: Bool {
        switch wish {
        case .retries, .refreshesCredential: true
        case .succeeds, .givesUp, .surfacesFieldErrors: false
        }
    }
}

extension ReactionPlay.Ending {
    /// The ending in a word.
    var text: String {
        switch self {
        case .returned: "returned"
        case .threw: "threw"
        case .unfinished: "still busy"
        }
    }
}
