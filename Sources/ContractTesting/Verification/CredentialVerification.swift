/// Whether requests that were refused with 401 were sent again with another credential only.
struct CredentialVerification {
    /// The operation that must have been asked for in between, as the test names it; nil for none.
    let refresh: String?
    /// Where the rules stand that made the answers.
    var rules: [RuleUse] = []

    /// Judges what was read.
    ///
    /// - Parameter journal: The journal, which says which requests refresh the credential.
    /// - Returns: The verdict.
    func verdict(on journal: JournalReading) -> Verdict {
        let refreshes = refresh == nil ? [] : journal.found
        let refused = journal.exchanges.filter { $0.status == 401 && !refreshes.contains($0.ordinal) }
        var failures: [(cause: String, ordinals: [Int])] = []
        var kept = 0
        // Those without a retry so far, with the cause if what came at the same instant was none in parallel.
        var open: [(exchange: RecordedExchange, doubt: (cause: String, ordinals: [Int])?)] = []
        for next in journal.exchanges {
            let isRefused = next.status == 401 && !refreshes.contains(next.ordinal)
            let answers = open.indices.reversed().filter {
                let former = open[$0].exchange
                return next.isAfterAnswer(of: former) && next.operation == former.operation
                    && next.method == former.method
            }
            let wrong = answers.lazy.compactMap { index in
                cause(open[index].exchange, next, refreshes, journal).map { (index: index, cause: $0) }
            }.first
            if let (index, cause) = wrong {
                let former = open[index].exchange
                let failure = (cause + rules.origin(of: former), [former.ordinal, next.ordinal])
                if isRefused, next.isAtAnswer(of: former) {
                    open[index].doubt = failure
                } else {
                    failures.append(failure)
                    open.remove(at: index)
                }
            } else if let index = answers.first {
                open.remove(at: index)
                kept += 1
            }
            if isRefused { open.append((next, nil)) }
        }
        let doubts = open.compactMap(\.doubt)
        // Who sends nothing else later did repeat it.
        if kept == 0 { failures += doubts }
        if let first = failures.first {
            return .refuted(
                [first.cause] + failures.dropFirst().prefix(5).map { "  \($0.cause)" }
                    + ArrivalList.lines(of: journal.exchanges, around: failures.flatMap(\.ordinals)))
        }
        if let doubt = journal.doubt { return .cannotTell(["no old credential is known to be repeated; \(doubt)"]) }
        if kept > 0, let first = doubts.first {
            return .cannotTell(
                [first.cause, "  unless it was sent in parallel, which requests of one instant do not tell"]
                    + ArrivalList.lines(of: journal.exchanges, around: refused.map(\.ordinal)))
        }
        guard let first = refused.first else {
            return .cannotTell(
                ["no answer was 401"] + ArrivalList.lines(of: journal.exchanges, title: "what arrived:"))
        }
        guard kept == 0 else { return .proved }
        return .cannotTell(
            ["\(first.subject) was not sent again after a 401\(rules.origin(of: first))"]
                + ArrivalList.lines(of: journal.exchanges, around: refused.map(\.ordinal)))
    }

    private func cause(
        _ exchange: RecordedExchange, _ next: RecordedExchange, _ refreshes: Set<Int>, _ journal: JournalReading
    ) -> String? {
        let between = exchange.ordinal + 1..<max(next.ordinal, exchange.ordinal + 1)
        let which = "after the 401 of request \(exchange.ordinal)"
        let credentials = next.credentials
        guard !credentials.isEmpty else {
            let since = exchange.credentials.isEmpty ? "again" : "any more"
            return "\(next.subject): request \(next.ordinal) has no credential \(since) \(which), wanted a different "
                + "credential"
        }
        guard !next.repeatsCredentials(of: exchange) else {
            let sent = credentials.map(Self.text).joined(separator: ", ")
            return "\(next.subject): request \(next.ordinal) has \(sent) again \(which), wanted a different credential"
        }
        guard let refresh, !between.contains(where: refreshes.contains),
            !journal.undecided.contains(where: { between.contains($0.ordinal) })
        else { return nil }
        return "\(next.subject): request \(next.ordinal) came without \(refresh) \(which), wanted \(refresh) in between"
    }

    /// A credential and where it stands.
    private static func text(_ field: RecordedMessage.Field) -> String {
        field.name.contains(" ") ? "\(field.name)=\(field.value)" : "header \(field.name): \(field.value)"
    }
}
