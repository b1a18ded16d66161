import JSONModel

/// Whether requests that were repeated kept their key, and others had keys of their own.
struct IdempotencyKeyVerification {
    /// The header field that carries the key.
    let header: String

    /// Judges what was read.
    func verdict(on journal: JournalReading) -> Verdict {
        // Only some operations take keys: those of which some request had one.
        let operations = Set(journal.exchanges.filter { key(of: $0) != nil }.map(\.subject))
        let exchanges = journal.exchanges.filter { operations.contains($0.subject) }
        var failures: [(lines: [String], ordinals: [Int])] = []
        var kept = 0
        for (index, exchange) in exchanges.enumerated() {
            let earlier = exchanges[..<index]
            if let former = earlier.last(where: { isSame($0, exchange) }), !former.isSuccess {
                if key(of: former) == key(of: exchange) {
                    kept += 1
                } else {
                    failures.append(([lost(exchange, former)], [former.ordinal, exchange.ordinal]))
                }
            } else if let key = key(of: exchange), let owner = earlier.first(where: { self.key(of: $0) == key }),
                !isSame(owner, exchange)
            {
                guard owner.isComplete, exchange.isComplete else {
                    if owner.hasSameTarget(as: exchange) { kept += 1 }
                    continue
                }
                failures.append((shared(exchange, owner), [owner.ordinal, exchange.ordinal]))
            }
        }
        if let first = failures.first {
            return .refuted(
                first.lines + failures.dropFirst().prefix(5).map { "  \($0.lines[0])" }
                    + ArrivalList.lines(of: journal.exchanges, around: failures.flatMap(\.ordinals)))
        }
        let arrived = ArrivalList.lines(of: journal.exchanges, title: "what arrived:")
        if let doubt = journal.doubt { return .cannotTell(["no \(header) is known to be wrong; \(doubt)"]) }
        if operations.isEmpty { return .cannotTell(["no request carried \(header)"] + arrived) }
        return kept > 0 ? .proved : .cannotTell(["no request with \(header) was repeated after a failure"] + arrived)
    }

    private func key(of exchange: RecordedExchange) -> String? {
        exchange.request.value(of: header)
    }

    /// The same operation and target with the same content, as far as it was read.
    private func isSame(_ one: RecordedExchange, _ other: RecordedExchange) -> Bool {
        one.hasSameTarget(as: other) && one.request.content == other.request.content
    }

    private func lost(_ exchange: RecordedExchange, _ former: RecordedExchange) -> String {
        "\(exchange.subject): header \(header) of request \(exchange.ordinal) is \(text(key(of: exchange))), wanted "
            + "\(text(key(of: former))) as in request \(former.ordinal), which it repeats"
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

    private func text(_ key: String?) -> String {
        key.map { "\"\($0)\"" } ?? "missing"
    }
}
