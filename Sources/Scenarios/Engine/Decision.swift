package import HTTPModel

/// What a session answers to one request, and why.
package struct Decision: Sendable {
    /// Where the answer comes from.
    package enum Answer: Sendable {
        /// A rule whose answer never changes.
        case fixed(FixedReply)
        /// An answer made for this request.
        case made(Response)
        /// No rule answered; the contract itself is to be asked.
        case unanswered
        /// No rule answered a request whose credential may not do this; the contract's 403 is to be given.
        case forbidden
        /// A quota without an answer of its own has no room; the contract's 429 is to be given.
        case limited
        /// A rule whose templates could not be rendered, or of whose condition nobody knows whether it holds: what is
        /// wrong, in one line with the rule's place.
        case failed(String)
    }

    /// The answer.
    package var answer: Answer
    /// The rule that answered, nil when none did.
    package var rule: Rule?
    /// The rules that added to the answer, in the order in which they played.
    package var modifiers: [Rule] = []
    /// The last stage whose checks the request passed.
    package var stage: Stage
    /// Header fields that modifiers add.
    package var addedFields: HeaderFields
    /// Header fields of quotas, which replace the answer's own of the same names.
    package var quotaFields: HeaderFields = [:]
    /// How the answer is brought to the client; nil for as fast and as whole as can be.
    package var delivery: DeliveryPlan?
    /// What quotas said, in the order of their rules.
    var quotas: [(quotas: [Quota], decision: QuotaDecision)] = []
    /// What keeps the exchange counted in quotas until it ends.
    package var leases: [QuotaLease] = []
}
