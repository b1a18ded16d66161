extension JournalReading {
    /// Why what is missing in the journal may have been there, or may come to light; nil when nothing is hidden.
    var doubt: String? {
        let reasons = [
            evicted > 0
                ? "\(evicted) older \(evicted == 1 ? "request was" : "requests were") evicted from the journal "
                    + "(it is too small)" : nil,
            undecided.first.map {
                let others = undecided.count == 1 ? "request is" : "requests are"
                return "\(undecided.count) \(others) under way, such as \(ArrivalList.name(of: $0))"
            },
        ].compactMap(\.self)
        return reasons.isEmpty ? nil : reasons.joined(separator: "; ")
    }

    /// Why some requests of the right operation may be what was asked for, or may not; nil when each is known.
    var searchDoubt: String? {
        guard let first = unknown.first else { return nil }
        let others = unknown.count - 1
        let reason = TextPlace.readable(inReason: first.reason)
        return "it cannot be told whether request \(first.ordinal) is one: \(reason)"
            + (others > 0 ? " (and so of \(others) more)" : "")
    }

    /// Every doubt there is.
    var doubts: String? {
        let doubts = [doubt, searchDoubt].compactMap(\.self)
        return doubts.isEmpty ? nil : doubts.joined(separator: "; ")
    }

    /// The exchange of that ordinal.
    func exchange(_ ordinal: Int) -> RecordedExchange? {
        exchanges.first { $0.ordinal == ordinal }
    }

    /// The request of the right operation that comes nearest to what was asked for.
    var nearestMiss: Miss? {
        missed.min { ($0.differences.count, $0.ordinal) < ($1.differences.count, $1.ordinal) }
    }
}

extension JournalReading.Miss {
    /// What the first line leaves out: the other differences, and documents side by side.
    func lines(from first: Int) -> [String] {
        let others = differences.dropFirst(first).prefix(5).map { "  request \(ordinal): \($0.line)" }
        let documents = differences.compactMap { $0.sideBySide.isEmpty ? nil : $0.sideBySide }.first ?? []
        return others + (documents.isEmpty ? [] : ["  body of request \(ordinal):"] + documents)
    }
}

extension RecordedExchange {
    /// True when the whole request was read before it was answered or given up.
    var isComplete: Bool {
        if request.content != .none { return true }
        return status != nil && !["earlyReply", "resetUpload"].contains { fault?.hasPrefix($0) == true }
    }

    /// True when the client had a success before it, and so no reason to repeat it.
    var isSuccess: Bool {
        outcome == .answered && status.map { $0 < 400 } == true
    }

    /// True when the client had the whole answer, or has it as soon as the journal knows.
    ///
    /// What a fault holds back may never go out.
    var isAnswerRead: Bool { outcome == .answered || (outcome == .pending && fault == nil) }

    /// True when a request came only after another's answer was out or given up, and so may be sent because of it.
    func isAfterAnswer(of other: RecordedExchange) -> Bool {
        ordinal > other.ordinal && time >= other.answerTime
    }

    /// True when a request came at the instant when another's answer was out, and so may have been sent because of it
    /// or in parallel.
    ///
    /// A session's clock may stand still meanwhile.
    func isAtAnswer(of other: RecordedExchange) -> Bool {
        ordinal > other.ordinal && time == other.answerTime
    }

    /// Whether another request is for the same: the same operation, method and target.
    func hasSameTarget(as other: RecordedExchange) -> Bool {
        method == other.method && target == other.target
            && (operation == other.operation || operation == nil || other.operation == nil)
    }

    /// The operation, or what else names the request.
    var subject: String { operation ?? ArrivalList.name(of: self) }
}
