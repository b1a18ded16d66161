import Contracts

extension ReactionStage {
    /// Plays a cause, judges what the client did, and reports what is not proved while its session can still be asked.
    ///
    /// - Parameter entry: What goes wrong, and what the client must do.
    /// - Returns: The row of the matrix.
    /// - Throws: `MockServerFailure` when the server cannot play it; `CancellationError` when the task is cancelled.
    func row(_ entry: ReactionPlan.Entry) async throws -> ReactionMatrix.Row {
        let (cause, reaction) = (entry.cause, entry.reaction)
        if let obstacle = entry.obstacle { return unplayed(entry, obstacle) }
        // Only where the client waits for what never comes is it sure to take so long.
        var patience = cause.keepsClientWaiting ? patience : max(patience, .seconds(60))
        if reaction == nil, cause.keepsClientWaiting { patience = min(patience, .seconds(1)) }
        let pace = reaction?.pace ?? .any
        let session = try open(cause, once: false, pace: pace)
        defer { session.stop() }
        let lasting = try await play(in: session, within: patience, isJudged: reaction != nil)
        try checkCancellation(entry, session)
        var verdict: Verdict?
        if let reaction {
            // A client that is still busy would meet itself.
            let wantsPassing = reaction.wantsRetry && lasting.ending != .unfinished && !lasting.attempts.isEmpty
            let other = wantsPassing ? try open(cause, once: true, pace: pace) : nil
            defer { other?.stop() }
            var passing: ReactionPlay?
            if let other {
                passing = try await play(in: other, within: patience, isJudged: true)
                try checkCancellation(entry, other)
            }
            let judgement = ReactionJudge(
                cause: cause, wish: reaction.wish, lasting: lasting, passing: passing,
                refresh: reaction.refreshOperation.flatMap { contract.operation(named: $0)?.id }
            ).judgement()
            verdict = judgement.verdict.reported(at: site, on: judgement.isOfPassing ? other : session)
        }
        return ReactionMatrix.Row(
            cause: cause, wanted: reaction?.text, attempts: lasting.attempts.count, waits: lasting.waits,
            ending: lasting.text, verdict: verdict)
    }

    private func unplayed(_ entry: ReactionPlan.Entry, _ obstacle: String) -> ReactionMatrix.Row {
        let text = "not played: \(obstacle)"
        let verdict = entry.reaction.map { _ in
            Verdict.cannotTell(["\(entry.cause): \(text)"]).reported(at: site, on: mock)
        }
        return ReactionMatrix.Row(
            cause: entry.cause, wanted: entry.reaction?.text, attempts: 0, waits: [], ending: text, verdict: verdict)
    }

    /// Ends the matrix when its task is cancelled, by a test's time limit for one.
    private func checkCancellation(_ entry: ReactionPlan.Entry, _ session: MockServer) throws {
        guard Task.isCancelled else { return }
        if entry.reaction != nil {
            _ = Verdict.cannotTell(["\(entry.cause): the test was cancelled before the client was done"])
                .reported(at: site, on: session)
        }
        throw CancellationError()
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

extension ReactionPlay {
    /// How the call ended, and what came later, in a few words.
    fileprivate var text: String {
        switch ending {
        case .returned: "returned" + later
        case .threw: "threw" + later
        case .unfinished: "still busy"
        }
    }

    private var later: String {
        lateness.map { ", tried again \(ReactionText.text($0)) later" } ?? ""
    }
}
