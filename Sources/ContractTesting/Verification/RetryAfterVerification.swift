import Support

/// Whether requests were sent again no earlier than the answers before them said.
///
/// Seconds count from when the answer was out (RFC 9110, section 10.2.3); what arrived before is not sent because of it.
/// Of requests that were refused at one instant none repeats another as long as each is repeated later.
struct RetryAfterVerification {
    /// Where the rules stand that made the answers.
    var rules: [RuleUse] = []

    private static let field = "Retry-After"

    /// An answer that was not followed by a retry yet.
    private struct Told {
        let exchange: RecordedExchange
        let bound: RetryAfter
        let text: String
        /// The cause if what came at the same instant, refused likewise, was no request in parallel.
        var doubt: String?
    }

    /// Judges what was read.
    func verdict(on journal: JournalReading) -> Verdict {
        var told: [RecordedExchange] = []
        var unreadable: [String] = []
        var unread: [RecordedExchange] = []
        var early: [(cause: String, ordinals: [Int])] = []
        var kept = 0
        var open: [Told] = []
        for exchange in journal.exchanges {
            let bound = exchange.bound(by: Self.field)
            let answers = open.indices.filter {
                exchange.hasSameTarget(as: open[$0].exchange) && exchange.isAfterAnswer(of: open[$0].exchange)
            }
            if let index = answers.last(where: { open[$0].bound.earliest <= exchange.time }) {
                open.remove(at: index)
                kept += 1
            } else if let index = answers.last {
                let former = open[index]
                let cause = cause(of: exchange, after: former.exchange, former.bound, former.text)
                if bound != nil, exchange.isAnswerRead, exchange.isAtAnswer(of: former.exchange) {
                    open[index].doubt = cause
                } else {
                    early.append((cause, [former.exchange.ordinal, exchange.ordinal]))
                    open.remove(at: index)
                }
            }
            guard let text = exchange.response?.value(of: Self.field) else { continue }
            guard exchange.isAnswerRead else {
                unread.append(exchange)
                continue
            }
            told.append(exchange)
            guard let bound else {
                unreadable.append(
                    "\(Self.field): \(text) of request \(exchange.ordinal) is neither seconds nor a date"
                        + rules.origin(of: exchange))
                continue
            }
            open.append(Told(exchange: exchange, bound: bound, text: text))
        }
        if let first = early.first {
            return .refuted(
                [first.cause] + early.dropFirst().prefix(5).map { "  \($0.cause)" }
                    + ArrivalList.lines(of: journal.exchanges, around: early.flatMap(\.ordinals)))
        }
        if let doubt = journal.doubt { return .cannotTell(["no request is known to have come too early; \(doubt)"]) }
        if let first = unreadable.first { return .cannotTell([first] + unreadable.dropFirst().map { "  \($0)" }) }
        let doubts = open.compactMap(\.doubt)
        if let first = doubts.first {
            return .cannotTell(
                [first, "  unless it was sent in parallel, which requests of one instant do not tell"]
                    + ArrivalList.lines(of: journal.exchanges, around: told.map(\.ordinal)))
        }
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

extension RecordedExchange {
    /// The moment before which its answer wants no retry; nil when it says nothing that can be read.
    fileprivate func bound(by field: String) -> RetryAfter? {
        response?.value(of: field).flatMap { RetryAfter($0, at: answerTime) }
    }
}
