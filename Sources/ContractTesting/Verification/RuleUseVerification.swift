/// Whether every rule of the scenarios that a session was told to play was used.
struct RuleUseVerification {
    let rules: [RuleUse]

    /// How many unused rules are told.
    private static let limit = 10

    /// Judges what was read.
    func verdict(on journal: JournalReading) -> Verdict {
        guard !rules.isEmpty else { return .cannotTell(["no scenario with rules of its own was chosen"]) }
        let unused = rules.filter { $0.uses == 0 }
        guard let first = unused.first else { return .proved }
        if let doubt = journal.doubt { return .cannotTell(["\(cause(first, journal)); \(doubt)"]) }
        let others = unused.dropFirst()
        return .refuted(
            [cause(first, journal)] + others.prefix(Self.limit).map { "  \(cause($0, journal))" }
                + (others.count > Self.limit ? ["  … and \(others.count - Self.limit) more"] : [])
                + ArrivalList.lines(of: journal.exchanges, title: "what arrived:"))
    }

    private func cause(_ rule: RuleUse, _ journal: JournalReading) -> String {
        let count = journal.exchanges.count { $0.operation.map(rule.operations.contains) ?? false }
        let times = CountVerification.Bound.times(count)
        let received: String
        if rule.operations.count == 1 {
            received = rule.operations[0] + (count == 0 ? " was not received" : " was received \(times)")
        } else {
            let operations = "its \(rule.operations.count) operations"
            received = count == 0 ? "none of \(operations) was received" : "\(operations) were received \(times)"
        }
        return "\(rule.id) was never used: \(received) — \(rule.location)"
    }
}
