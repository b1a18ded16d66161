import JSONModel

/// Whether requests that were repeated kept their key, and others had keys of their own.
///
/// A request repeats one that failed when it is the same, of the same operation, target and content, and arrived once
/// that one's answer was out or given up. Of several the one with the same key is taken for the repetition; only when
/// none has it, the first that repeats no other.
struct IdempotencyKeyVerification {
    /// The header field that carries the key.
    let header: String
    /// Where the rules stand that made the answers.
    var rules: [RuleUse] = []

    /// What is wrong with a request, and which others it is about.
    private struct Failure {
        let lines: [String]
        let ordinals: [Int]
    }

    /// Judges what was read.
    func verdict(on journal: JournalReading) -> Verdict {
        // Only some operations take keys: those of which some request had one.
        let operations = Set(journal.exchanges.filter { key(of: $0) != nil }.map(\.subject))
        let exchanges = journal.exchanges.filter { operations.contains($0.subject) }
        var kept = 0
        var doubts: [Failure] = []
        let failures = (lostKeys(in: exchanges, &kept, &doubts) + sharedKeys(in: exchanges, &kept, &doubts)).sorted {
            ($0.ordinals.last ?? 0) < ($1.ordinals.last ?? 0)
        }
        if let first = failures.first {
            return .refuted(
                first.lines + failures.dropFirst().prefix(5).map { "  \($0.lines[0])" }
                    + ArrivalList.lines(of: journal.exchanges, around: failures.flatMap(\.ordinals)))
        }
        let arrived = ArrivalList.lines(of: journal.exchanges, title: "what arrived:")
        if let doubt = journal.doubt { return .cannotTell(["no \(header) is known to be wrong; \(doubt)"]) }
        if let first = doubts.first {
            return .cannotTell(
                first.lines + ArrivalList.lines(of: journal.exchanges, around: doubts.flatMap(\.ordinals)))
        }
        if operations.isEmpty { return .cannotTell(["no request carried \(header)"] + arrived) }
        return kept > 0 ? .proved : .cannotTell(["no request with \(header) was repeated after a failure"] + arrived)
    }

    /// The repetitions of failed requests without their key.
    private func lostKeys(
        in exchanges: [RecordedExchange], _ kept: inout Int, _ doubts: inout [Failure]
    ) -> [Failure] {
        var failures: [Failure] = []
        var judged: Set<Int> = []
        for (index, former) in exchanges.enumerated() where !former.isSuccess {
            let later = exchanges[(index + 1)...].filter { isSame(former, $0) && $0.isAfterAnswer(of: former) }
            if let own = key(of: former), later.contains(where: { key(of: $0) == own }) {
                kept += 1
                continue
            }
            let next = later.first { candidate in
                let repeatsAnother =
                    key(of: candidate) != nil
                    && exchanges.contains {
                        $0.ordinal < candidate.ordinal && !$0.isSuccess && key(of: $0) == key(of: candidate)
                            && isSame($0, candidate)
                    }
                return !repeatsAnother && !judged.contains(candidate.ordinal)
            }
            guard let next else { continue }
            judged.insert(next.ordinal)
            let ordinals = [former.ordinal, next.ordinal]
            // Two requests with keys of their own may be two in parallel.
            if key(of: former) != nil, key(of: next) != nil, next.isAtAnswer(of: former) {
                let reservation = "  unless it was sent in parallel, which requests of one instant do not tell"
                doubts.append(Failure(lines: [lost(next, former), reservation], ordinals: ordinals))
            } else {
                failures.append(Failure(lines: [lost(next, former)], ordinals: ordinals))
            }
        }
        return failures
    }

    /// The requests with the key of a different one.
    private func sharedKeys(
        in exchanges: [RecordedExchange], _ kept: inout Int, _ doubts: inout [Failure]
    ) -> [Failure] {
        var failures: [Failure] = []
        for (index, exchange) in exchanges.enumerated() {
            guard let own = key(of: exchange) else { continue }
            let owners = exchanges[..<index].filter { key(of: $0) == own }
            guard let owner = owners.first, !owners.contains(where: { isSame($0, exchange) }) else { continue }
            guard owner.isComplete, exchange.isComplete else {
                let isRepetition = owners.contains {
                    !$0.isSuccess && $0.hasSameTarget(as: exchange) && exchange.isAfterAnswer(of: $0)
                }
                if isRepetition {
                    kept += 1
                } else {
                    doubts.append(
                        Failure(lines: [unknown(exchange, owner)], ordinals: [owner.ordinal, exchange.ordinal]))
                }
                continue
            }
            failures.append(Failure(lines: shared(exchange, owner), ordinals: [owner.ordinal, exchange.ordinal]))
        }
        return failures
    }

    private func key(of exchange: RecordedExchange) -> String? {
        exchange.request.value(of: header)
    }

    /// The same operation and target with the same content, as far as it was read.
    private func isSame(_ one: RecordedExchange, _ other: RecordedExchange) -> Bool {
        one.hasSameTarget(as: other) && one.request.content == other.request.content
    }

    private func lost(_ exchange: RecordedExchange, _ former: RecordedExchange) -> String {
        let (one, other) = (former.ordinal, exchange.ordinal)
        guard key(of: former) != nil else {
            let repetition = key(of: exchange).map { "has \"\($0)\"" } ?? "has none either"
            return "\(exchange.subject): header \(header) of request \(one) is missing, wanted a key, since request "
                + "\(other) repeats it, which \(repetition)\(rules.origin(of: former))"
        }
        return "\(exchange.subject): header \(header) of request \(other) is \(text(key(of: exchange))), wanted "
            + "\(text(key(of: former))) as in request \(one), which it repeats\(rules.origin(of: former))"
    }

    private func shared(_ exchange: RecordedExchange, _ owner: RecordedExchange) -> [String] {
        let cause =
            "\(exchange.subject): header \(header) of request \(exchange.ordinal) is \(text(key(of: exchange))), wanted "
            + "another key than that of request \(owner.ordinal), which is a different request"
        guard owner.hasSameTarget(as: exchange), case .json(let former) = owner.request.content,
            case .json(let latter) = exchange.request.content
        else { return [cause] }
        let view = JSONSideBySide(JSONComparison(expected: former), maximumLines: 20)
        return [cause, "  body of request \(owner.ordinal), expected, and of request \(exchange.ordinal), received:"]
            + view.lines(for: latter).map { "    " + $0 }
    }

    private func unknown(_ exchange: RecordedExchange, _ owner: RecordedExchange) -> String {
        let unread = owner.isComplete ? exchange : owner
        return "\(exchange.subject): header \(header) of request \(exchange.ordinal) is that of request "
            + "\(owner.ordinal), and the content of request \(unread.ordinal) did not come whole, so whether they are "
            + "the same is not known"
    }

    private func text(_ key: String?) -> String {
        key.map { "\"\($0)\"" } ?? "missing"
    }
}
