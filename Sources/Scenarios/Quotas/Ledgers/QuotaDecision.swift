import Support

/// What the quotas of one rule say of one request; it is admitted when each has room for it.
struct QuotaDecision: Sendable {
    /// What each quota says, in the rule's order.
    let outcomes: [QuotaOutcome]
    /// The place of the quota whose header fields win: of those with the fewest requests remaining the one that admits
    /// the next one last, then the one that resets last, then the first.
    let tightestIndex: Int
    /// True when the request is admitted.
    let isAdmitted: Bool
    /// What keeps an exchange counted until it ends; empty when the request was refused.
    let leases: [QuotaLease]

    /// What holds of all quotas together: the tightest one's outcome, with the admission of all.
    let combined: QuotaOutcome

    init(outcomes: [QuotaOutcome], leases: [QuotaLease], now: SessionInstant) {
        self.outcomes = outcomes
        self.leases = leases
        isAdmitted = outcomes.allSatisfy(\.isAdmitted)
        var tightestIndex = 0
        for index in outcomes.indices.dropFirst()
        where Self.isTighter(outcomes[index], than: outcomes[tightestIndex]) { tightestIndex = index }
        self.tightestIndex = tightestIndex
        var combined = outcomes[tightestIndex]
        combined.isAdmitted = isAdmitted
        combined.retryAfter = isAdmitted ? nil : combined.nextAdmission.map { $0 - now }
        self.combined = combined
    }

    /// Whether one outcome leaves less room than another.
    static func isTighter(_ outcome: QuotaOutcome, than other: QuotaOutcome) -> Bool {
        if outcome.remaining != other.remaining { return outcome.remaining < other.remaining }
        // What time alone does not bring is later than all that it does.
        let never = SessionInstant(nanosecondsSinceEpoch: .max)
        let admission = (outcome.nextAdmission ?? never, other.nextAdmission ?? never)
        if admission.0 != admission.1 { return admission.0 > admission.1 }
        return outcome.resetAt ?? never > other.resetAt ?? never
    }
}
