import Support

/// Whether requests were sent again no earlier than the answers before them said.
///
/// Seconds count from when the answer was out (RFC 9110, section 10.2.3); what arrived before is not sent because of it.
struct RetryAfterVerification {
    /// Where the rules stand that made the answers.
    var rules: [RuleUse] = []

    private static let field = "Retry-After"

    /// Judges what was read.
    func verdict(on journal: JournalReading) -> Verdict {
        var told: [RecordedExchange] = []
        var unreadable: [String] = []
        var unread: [RecordedExchange] = []
        var early: [(cause: String, ordinals: [Int])] = []
        var kept = 0
        for (index, exchange) in journal.exchanges.enumerated() {
            guard let text = exchange.response?.value(of: Self.field) else { continue }
            guard exchange.isAnswerRead else {
                unread.append(exchange)
                continue
            }
            told.append(exchange)
            guard let bound = RetryAfter(text, at: exchange.answerTime) else {
                unreadable.append(
                    "\(Self.field): \(text) of request \(exchange.ordinal) is neither seconds nor a date"
                        + rules.origin(of: exchange))
                continue
            }
            guard
                let next = journal.exchanges[(index + 1)...].first(where: {
                    $0.hasSameTarget(as: exchange) && $0.isAfterAnswer(of: exchange)
                })
            else { continue }
            if next.time < bound.earliest {
                early.append((cause(of: next, after: exchange, bound, text), [exchange.ordinal, next.ordinal]))
            } else {
                kept += 1
            }
        }
        if let first = early.first {
            return .refuted(
                [first.cause] + early.dropFirst().prefix(5).map { "  \($0.cause)" }
                    + ArrivalList.lines(of: journal.exchanges, around: early.flatMap(\.ordinals)))
        }
        if let doubt = journal.doubt { return .cannotTell(["no request is known to have come too early; \(doubt)"]) }
        if let first = unreadable.first { return .cannotTell([first] + unreadable.dropFirst().map { "  \($0)" }) }
        guard let first = told.first else {
            if let first = unread.first {
                let cause =
                    "the answer to request \(first.ordinal) (\(first.subject)) with \(Self.field) did not go out whole, "
                    + "so the client may not have read it\(rules.origin(of: first))"
                return .cannotTell(
                    [cause] + ArrivalList.lines(of: journal.exchanges, around: unread.map(\.ordinal)))
            }
            return .cannotTell(
                ["no answer carried \(Self.field)"]
                    + ArrivalList.lines(of: journal.exchanges, title: "what arrived:"))
        }
        guard kept == 0 else { return .proved }
        return .cannotTell(
            ["\(first.subject) was not sent again after \(Self.field)\(rules.origin(of: first))"]
                + ArrivalList.lines(of: journal.exchanges, around: told.map(\.ordinal)))
    }

    private func cause(
        of next: RecordedExchange, after exchange: RecordedExchange, _ bound: RetryAfter, _ text: String
    ) -> String {
        let status = exchange.status.map(String.init) ?? "an answer"
        let answered = exchange.answerTime
        let waited = exchange.time.duration(to: answered)
        let former =
            waited > .zero
            ? "the answer to request \(exchange.ordinal), which was out \(Self.text(waited)) after its arrival"
            : "request \(exchange.ordinal)"
        return
            "\(next.subject): request \(next.ordinal) came \(Self.text(answered.duration(to: next.time))) after \(former), "
            + "wanted \(bound.isNever ? "none" : "\(Self.text(answered.duration(to: bound.earliest))) at least") "
            + "(\(status) with \(Self.field): \(text))\(rules.origin(of: exchange))"
    }

    /// A duration to the millisecond, which is as fine as anybody waits.
    private static func text(_ duration: Duration) -> String {
        guard duration > .milliseconds(1) else { return "\(Durations.text(duration))" }
        return Durations.text(.milliseconds(Int64(duration.wholeNanoseconds / 1_000_000)))
    }
}
