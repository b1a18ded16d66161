import JSONModel

/// Judges what a client did against what it must do.
struct ReactionJudge {
    let cause: ReactionCause
    let wish: Reaction.Wish
    /// The play with trouble that lasts.
    let lasting: ReactionPlay
    /// The play with trouble that is over after the first attempt; nil where the wish needs none.
    let passing: ReactionPlay?
    /// The id of the operation that gives another credential; nil where the contract has none of that name.
    var refresh: String?

    /// The verdict; its lines begin with the cause.
    func verdict() -> Verdict {
        // Who tries for ever never ends, and that is what is wrong.
        if let most = wish.mostAttempts, lasting.attempts.count > most, lasting.ending == .unfinished {
            return verdict(of: ["tried again and again, \(lasting.attempts.count) attempts, wanted at most \(most)"])
        }
        if lasting.ending == .unfinished || passing?.ending == .unfinished {
            return .cannotTell(["\(cause): the client was still busy when the real time that it was given was over"])
        }
        guard !lasting.attempts.isEmpty else {
            return .cannotTell(["\(cause): the client sent no request of \(lasting.operation)"])
        }
        switch wish {
        case .succeeds: return succeeds()
        case .givesUp: return verdict(of: givesUp())
        case .surfacesFieldErrors:
            let reasons = givesUp()
            return reasons.isEmpty ? surfacesFieldErrors() : verdict(of: reasons)
        case .retries(let most, let pace, let sameBody):
            return retries(most, pace, sameBody)
        case .refreshesCredential(_, let retries):
            return refreshes(retries)
        }
    }

    private func verdict(of reasons: [String]) -> Verdict {
        reasons.isEmpty ? .proved : .refuted(reasons.map { "\(cause): \($0)" })
    }

    private func succeeds() -> Verdict {
        var reasons: [String] = []
        if case .threw(let error) = lasting.ending { reasons.append("failed with \(Self.short(error))") }
        if lasting.attempts.count > 1 { reasons.append("needed \(lasting.attempts.count) attempts") }
        return verdict(of: reasons)
    }

    private func givesUp() -> [String] {
        var reasons: [String] = []
        if lasting.attempts.count > 1 {
            reasons.append("tried again, \(lasting.attempts.count) attempts in all, wanted 1")
        }
        if lasting.ending == .returned { reasons.append("returned without an error") }
        return reasons
    }

    /// Whether the error tells what the answer complains of: fields of the request, else the messages of its lists.
    private func surfacesFieldErrors() -> Verdict {
        guard case .threw(let error) = lasting.ending, let attempt = lasting.attempts.first,
            case .json(let sent) = attempt.request.content, case .json(let answer) = attempt.response?.content
        else { return .cannotTell(["\(cause): the request or its answer is no JSON"]) }
        let text = answer.compactText
        let fields = Self.names(in: sent).filter { Self.contains(text, word: $0) }
        let messages = fields.isEmpty ? Self.listedTexts(in: answer) : []
        guard !fields.isEmpty || !messages.isEmpty else {
            return .cannotTell(["\(cause): the documented body names no field of the request and no message"])
        }
        let silent =
            fields.filter { !Self.contains(error, word: $0) } + messages.filter { !error.contains($0) }
        guard !silent.isEmpty else { return .proved }
        return .refuted([
            "\(cause): the error does not tell of \(silent.map { "\"\($0)\"" }.joined(separator: ", ")), "
                + "which the answer complains of",
            "  the answer: \(Self.short(text))", "  the error: \(Self.short(error))",
        ])
    }

    private func retries(_ most: Int, _ pace: Reaction.Pace, _ sameBody: Bool) -> Verdict {
        var reasons: [String] = []
        let count = lasting.attempts.count
        if count == 1 { reasons.append("did not try again, wanted up to \(most) retries") }
        if count > most + 1 { reasons.append("tried again \(count - 1) times, wanted at most \(most)") }
        if lasting.ending == .returned { reasons.append("returned without an error although every attempt failed") }
        if pace == .retryAfter, count > 1, !lasting.attempts.contains(where: \.tellsWhenToRetry) {
            return .cannotTell(["\(cause): no answer carried Retry-After"])
        }
        reasons += paceReasons(pace)
        if sameBody { reasons += samenessReasons() }
        if let passing, case .threw(let error) = passing.ending, count > 1 {
            reasons.append("gave up with \(Self.short(error)) although a later attempt succeeds")
        }
        return verdict(of: reasons)
    }

    private func paceReasons(_ pace: Reaction.Pace) -> [String] {
        for (attempt, wait) in zip(lasting.attempts, lasting.waits) {
            let least: Duration
            var source = ""
            switch pace {
            case .any: return []
            case .atLeast(let duration): least = duration
            case .retryAfter:
                guard let value = attempt.response?.value(of: "Retry-After"), let seconds = Int(value) else { continue }
                least = .seconds(seconds)
                source = ", as Retry-After says"
            }
            guard wait < least else { continue }
            return ["tried again after \(Self.text(wait)), wanted \(Self.text(least)) at least\(source)"]
        }
        return []
    }

    private func samenessReasons() -> [String] {
        guard let first = lasting.attempts.first else { return [] }
        var reasons: [String] = []
        if let other = lasting.attempts.first(where: { $0.request.content != first.request.content }) {
            reasons.append("attempt \(place(of: other)) sent another body than the first")
        }
        let key = first.request.value(of: "Idempotency-Key")
        if let other = lasting.attempts.first(where: { $0.request.value(of: "Idempotency-Key") != key }) {
            reasons.append(
                "attempt \(place(of: other)) has the Idempotency-Key "
                    + "\(other.request.value(of: "Idempotency-Key") ?? "missing"), the first \(key ?? "none")")
        }
        return reasons
    }

    private func place(of attempt: RecordedExchange) -> Int {
        (lasting.attempts.firstIndex { $0.ordinal == attempt.ordinal } ?? 0) + 1
    }

    private func refreshes(_ retries: Int) -> Verdict {
        var reasons: [String] = []
        let play = passing ?? lasting
        let attempts = play.attempts
        if attempts.count < 2 {
            reasons.append("did not try again with another credential")
        } else {
            if attempts[1].credentials.isEmpty {
                reasons.append("tried again without any credential")
            } else if Set(attempts[1].credentials) == Set(attempts[0].credentials) {
                reasons.append("tried again with the same credential")
            }
            let between = play.exchanges.contains {
                $0.operation == refresh && $0.ordinal > attempts[0].ordinal && $0.ordinal < attempts[1].ordinal
            }
            if let refresh, !between { reasons.append("did not ask \(refresh) between the attempts") }
            if case .threw(let error) = play.ending {
                reasons.append("failed with \(Self.short(error)) although the second attempt succeeds")
            }
        }
        if lasting.attempts.count > retries + 1 {
            reasons.append("tried again \(lasting.attempts.count - 1) times, wanted at most \(retries)")
        }
        if lasting.ending == .returned { reasons.append("returned without an error although every attempt failed") }
        return verdict(of: reasons)
    }

    // MARK: Texts

    /// The names of all members of a value.
    private static func names(in value: JSONValue) -> [String] {
        switch value {
        case .object(let object): return object.members.flatMap { [$0.name] + names(in: $0.value) }
        case .array(let elements): return elements.flatMap { names(in: $0) }
        case .null, .bool, .number, .string: return []
        }
    }

    /// The texts that stand in lists, such as `errors`, with a space in them: those for people to read.
    private static func listedTexts(in value: JSONValue) -> [String] {
        switch value {
        case .object(let object): return object.members.flatMap { listedTexts(in: $0.value) }
        case .array(let elements): return elements.flatMap { texts(in: $0) }
        case .null, .bool, .number, .string: return []
        }
    }

    private static func texts(in value: JSONValue) -> [String] {
        switch value {
        case .object(let object): return object.members.flatMap { texts(in: $0.value) }
        case .array(let elements): return elements.flatMap { texts(in: $0) }
        case .string(let text): return text.contains(" ") ? [text] : []
        case .null, .bool, .number: return []
        }
    }

    /// True when a text holds a word, whatever the case, and not within a longer one.
    private static func contains(_ text: String, word: String) -> Bool {
        text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" }.contains(Substring(word.lowercased()))
    }

    private static func short(_ text: String) -> String {
        let line = text.split(separator: "\n").joined(separator: " ")
        return line.count > 160 ? String(line.prefix(160)) + "…" : line
    }

    static func text(_ duration: Duration) -> String {
        let milliseconds = Int64(duration / .milliseconds(1))
        return milliseconds % 1_000 == 0 ? "\(milliseconds / 1_000) s" : "\(milliseconds) ms"
    }
}

extension Reaction.Wish {
    /// How many attempts there may be at most.
    fileprivate var mostAttempts: Int? {
        switch self {
        case .succeeds, .givesUp, .surfacesFieldErrors: 1
        case .retries(let most, _, _), .refreshesCredential(_, let most): most + 1
        }
    }
}

extension RecordedExchange {
    /// True when the answer says in seconds when to try again.
    var tellsWhenToRetry: Bool { response?.value(of: "Retry-After").flatMap { Int($0) } != nil }
}
