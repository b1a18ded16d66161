import JSONModel

/// Judges what a client did against what it must do.
struct ReactionJudge {
    /// What was found out, and in which play.
    struct Judgement: Sendable {
        let verdict: Verdict
        /// True when it is about the play with trouble that passes.
        var isOfPassing = false
    }

    let cause: ReactionCause
    let wish: Reaction.Wish
    /// The play with trouble that lasts.
    let lasting: ReactionPlay
    /// The play with trouble that is over after the first attempt; nil where the wish needs none, or the other play did
    /// not end.
    let passing: ReactionPlay?
    /// The id of the operation that gives another credential; nil to look for none.
    var refresh: String?

    /// The judgement; the lines of the verdict begin with the cause.
    func judgement() -> Judgement {
        if let mistake = wish.mistake { return cannotTell([mistake]) }
        let count = lasting.attempts.count
        if lasting.ending == .unfinished {
            // Who tries for ever never ends, and that is what is wrong.
            guard count - 1 > wish.mostRetries else {
                return cannotTell([
                    "the client was still busy when its real time was over; shorten its timeout, or raise patience"
                ])
            }
            let most = wish.mostRetries
            let wanted = most == 0 ? "no retry" : "at most \(most) \(most == 1 ? "retry" : "retries")"
            return conclude([.init(text: "tried again and again, \(count) attempts without an end, wanted \(wanted)")])
        }
        guard count > 0 else {
            return cannotTell([
                "the client sent no request of \(lasting.operation)" + (lasting.doubt.map { "; \($0)" } ?? "")
            ])
        }
        var findings = lateFindings
        var unclear: [String] = []
        switch wish {
        case .succeeds: findings += succeeds()
        case .givesUp: findings += givesUp()
        case .surfacesFieldErrors:
            findings += givesUp()
            if findings.isEmpty { findings += surfacesFieldErrors(&unclear) }
        case .retries(let most, let pace, let sameBody): findings += retries(most, pace, sameBody, &unclear)
        case .refreshesCredential(_, let retries): findings += refreshes(retries, &unclear)
        }
        if passing?.ending == .unfinished {
            unclear.append(
                "the client was still busy when its real time was over, although the trouble was over after its first "
                    + "attempt")
        }
        return conclude(findings, unclear)
    }

    /// What was found wrong is wrong whatever is hidden; only a proof needs everything.
    private func conclude(_ findings: [ReactionFinding], _ unclear: [String] = []) -> Judgement {
        let doubt = lasting.doubt ?? passing?.doubt
        let shown = doubt == nil ? findings : findings.filter(\.isCertain)
        if let first = shown.first {
            let lines = shown.flatMap { finding in ["\(cause): \(finding.text)"] + finding.details.map { "  \($0)" } }
            return Judgement(verdict: .refuted(lines), isOfPassing: first.isOfPassing)
        }
        if !unclear.isEmpty { return cannotTell(unclear, isOfPassing: passing?.ending != .returned) }
        if let doubt {
            return cannotTell(["nothing is known that is wrong; \(doubt)"], isOfPassing: lasting.doubt == nil)
        }
        return Judgement(verdict: .proved)
    }

    private func cannotTell(_ reasons: [String], isOfPassing: Bool = false) -> Judgement {
        // What begins with a blank belongs to the line above.
        let lines = reasons.map { $0.hasPrefix(" ") ? $0 : "\(cause): \($0)" }
        return Judgement(verdict: .cannotTell(lines), isOfPassing: isOfPassing && passing != nil)
    }

    // MARK: The reactions

    private var lateFindings: [ReactionFinding] {
        for (play, isOfPassing) in [(lasting, false), (passing, true)] {
            guard let play, let lateness = play.lateness else { continue }
            return [
                ReactionFinding(
                    text: "tried again \(ReactionText.text(lateness)) after its call had ended, wanted no request by "
                        + "then", isOfPassing: isOfPassing)
            ]
        }
        return []
    }

    private func succeeds() -> [ReactionFinding] {
        var findings: [ReactionFinding] = []
        if case .threw(let error) = lasting.ending {
            findings.append(.init(text: "failed with \(ErrorText.line(error)), wanted success"))
        }
        let count = lasting.promptAttempts.count
        if count > 1 { findings.append(.init(text: "needed \(count) attempts, wanted 1")) }
        return findings
    }

    private func givesUp() -> [ReactionFinding] {
        var findings: [ReactionFinding] = []
        let count = lasting.promptAttempts.count
        if count > 1 { findings.append(.init(text: "tried again, \(count) attempts in all, wanted 1")) }
        if lasting.ending == .returned { findings.append(.init(text: "returned without an error, wanted one")) }
        return findings
    }

    /// Whether the error tells what the answer complains of.
    private func surfacesFieldErrors(_ unclear: inout [String]) -> [ReactionFinding] {
        guard case .threw(let error) = lasting.ending, let attempt = lasting.attempts.first,
            case .json(let request) = attempt.request.content, case .json(let answer) = attempt.response?.content
        else {
            unclear.append("the request or its answer is no JSON, so it names no field")
            return []
        }
        let search = FieldErrorSearch(error: error, request: request, answer: answer)
        guard !search.complaints.isEmpty else {
            unclear.append("the documented body names no field of the request and no message")
            return []
        }
        guard !search.silent.isEmpty else { return [] }
        let silent = search.silent.map { "\"\($0)\"" }.joined(separator: ", ")
        return [
            ReactionFinding(
                text: "the error does not tell of \(silent), which the answer complains of",
                details: [
                    "the answer: \(ErrorText.line(answer.compactText))", "the error: \(ErrorText.line(error))",
                ])
        ]
    }

    private func retries(
        _ most: Int, _ pace: Reaction.Pace, _ sameBody: Bool, _ unclear: inout [String]
    ) -> [ReactionFinding] {
        var findings: [ReactionFinding] = []
        let attempts = lasting.promptAttempts
        let wanted = "\(most) \(most == 1 ? "retry" : "retries")"
        if attempts.count == 1, lasting.lateAttempts.isEmpty {
            findings.append(.init(text: "did not try again, wanted up to \(wanted)", isCertain: false))
        }
        if attempts.count - 1 > most {
            findings.append(.init(text: "tried again \(attempts.count - 1) times, wanted at most \(most)"))
        }
        if lasting.ending == .returned {
            findings.append(.init(text: "returned without an error although every attempt failed"))
        }
        let compared = RetryComparison(attempts: attempts, waits: lasting.waits).findings(pace, sameBody, &unclear)
        findings += compared
        guard attempts.count > 1, let passing = endedPassing else { return findings }
        if compared.isEmpty {
            // What keeps the pace from being judged was told already.
            var told: [String] = []
            findings += RetryComparison(attempts: Array(passing.promptAttempts.prefix(2)), waits: passing.waits)
                .findings(pace, sameBody, &told).map(\.ofPassing)
        }
        findings += repetition(in: passing)
        findings += recovery(in: passing, "although a later attempt succeeds", &unclear)
        return findings
    }

    private func refreshes(_ retries: Int, _ unclear: inout [String]) -> [ReactionFinding] {
        var findings = credentialFindings(in: lasting)
        if let passing = endedPassing {
            if findings.isEmpty { findings += credentialFindings(in: passing).map(\.ofPassing) }
            if passing.promptAttempts.count > 1 {
                findings += repetition(in: passing)
                findings += recovery(in: passing, "although the second attempt succeeds", &unclear)
            } else if let obstacle = passing.obstacle(cause) {
                unclear += obstacle
            } else {
                findings.append(
                    .init(text: "did not try again with another credential", isCertain: false, isOfPassing: true))
            }
        }
        let count = lasting.promptAttempts.count
        if count - 1 > retries {
            findings.append(.init(text: "tried again \(count - 1) times, wanted at most \(retries)"))
        }
        if lasting.ending == .returned {
            findings.append(.init(text: "returned without an error although every attempt failed"))
        }
        return findings
    }

    /// Whether later attempts came with another credential than the first, which was refused.
    ///
    /// They are not compared among themselves: a documented answer may give the same credential each time.
    private func credentialFindings(in play: ReactionPlay) -> [ReactionFinding] {
        let attempts = play.promptAttempts
        guard attempts.count > 1 else { return [] }
        var findings: [ReactionFinding] = []
        if attempts[1].credentials.isEmpty {
            findings.append(.init(text: "tried again without any credential", isCertain: false))
        } else if let index = attempts.dropFirst().firstIndex(where: { $0.repeatsCredentials(of: attempts[0]) }) {
            let text =
                index == 1
                ? "tried again with the same credential, wanted another"
                : "attempt \(index + 1) has the credential again that attempt 1 had, wanted another"
            findings.append(.init(text: text, isCertain: false))
        }
        guard let refresh else { return findings }
        let isAsked = play.exchanges.contains {
            $0.operation == refresh && $0.ordinal > attempts[0].ordinal && $0.ordinal < attempts[1].ordinal
        }
        if !isAsked { findings.append(.init(text: "did not ask \(refresh) between the attempts", isCertain: false)) }
        return findings
    }

    /// The play with trouble that passes; nil when the client was still busy, since it may yet do whatever is missing.
    private var endedPassing: ReactionPlay? {
        passing?.ending == .unfinished ? nil : passing
    }

    /// Whether the client sends again what has succeeded.
    private func repetition(in passing: ReactionPlay) -> [ReactionFinding] {
        let attempts = passing.promptAttempts
        guard attempts.dropFirst().dropLast().contains(where: \.isSuccess) else { return [] }
        return [
            .init(
                text: "sent again after it had succeeded, \(attempts.count) attempts in all, wanted 2",
                isOfPassing: true)
        ]
    }

    /// Whether the client has what it wants once the trouble is over.
    private func recovery(
        in passing: ReactionPlay, _ although: String, _ unclear: inout [String]
    ) -> [ReactionFinding] {
        let attempts = passing.promptAttempts
        guard !attempts.isEmpty else {
            unclear.append("the client sent no request of \(passing.operation) when it was called once more")
            return []
        }
        // What followed a redirect elsewhere may have succeeded there.
        let isDone = attempts.dropFirst().contains(where: \.isSuccess) || attempts[0].isRedirected
        guard passing.ending != .returned || !isDone else { return [] }
        if let obstacle = passing.obstacle(cause) {
            unclear += obstacle
            return []
        }
        guard case .threw(let error) = passing.ending else {
            guard attempts.count == 1 else { return [] }
            return [
                .init(
                    text: "returned without an error although its only attempt met the \(cause)", isCertain: false,
                    isOfPassing: true)
            ]
        }
        return [
            ReactionFinding(
                text: "gave up with \(ErrorText.line(error)) \(although)", isCertain: false, isOfPassing: true)
        ]
    }
}

extension ReactionFinding {
    /// The same of the play with trouble that passes.
    fileprivate var ofPassing: ReactionFinding {
        var finding = self
        finding.isOfPassing = true
        return finding
    }
}

extension RecordedExchange {
    /// True when the answer sent the client elsewhere.
    fileprivate var isRedirected: Bool { status.map { (300..<400).contains($0) } ?? false }
}

extension Reaction.Wish {
    /// How often the client may try again at most.
    fileprivate var mostRetries: Int {
        switch self {
        case .succeeds, .givesUp, .surfacesFieldErrors: 0
        case .retries(let most, _, _), .refreshesCredential(_, let most): most
        }
    }

    /// What is wrong with the wish itself; nil when nothing is.
    fileprivate var mistake: String? {
        switch self {
        case .retries(let most, _, _) where most < 1:
            "retries(upTo: \(most)) allows no retry; say retries(upTo: 1) or more, or givesUp"
        case .refreshesCredential(_, let most) where most < 1:
            "refreshesCredential(thenRetries: \(most)) allows no retry; say thenRetries: 1 or more, or givesUp"
        default: nil
        }
    }
}
