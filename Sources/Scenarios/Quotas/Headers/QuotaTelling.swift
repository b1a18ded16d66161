import HTTPModel
import Support

/// Puts together what the quotas of all rules that played tell a client, so that it agrees with what comes next.
///
/// A request is admitted when the quotas of every rule have room, so it goes by the tightest. Of rules that send fields
/// of the same name only the tightest's fields are sent; rules whose fields have other names tell of themselves beside
/// it. `Retry-After` waits for all rules, whichever of them sends it.
struct QuotaTelling {
    /// The quotas of one rule and what they said.
    typealias Part = (quotas: [Quota], decision: QuotaDecision)

    /// The rules' quotas, in the order in which they were asked.
    let parts: [Part]
    /// The instant that the decisions were made for.
    let now: SessionInstant

    /// The fields to send; `documented` is that of `QuotaHeaders`.
    func fields(documented: [QuotaField]) -> HeaderFields {
        guard parts.count > 1 else {
            return parts.first.map { headers(of: $0).fields(documented: documented) } ?? [:]
        }
        let whole = self.whole
        let nextAdmission = parts.compactMap(\.decision.combined.nextAdmission).max()
        var told: HeaderFields = [:]
        for part in fromTightestOn {
            var headers = headers(of: part)
            let wanted = headers.wanted(of: documented)
            // When to come back is said of the whole request, so it stands beside every other field.
            let ranked = wanted.filter { $0.value != .retryAfter }
            let isOutdone = ranked.contains { told.contains($0.name) }
            if !part.decision.isAdmitted, part.decision.combined.nextAdmission != nil {
                headers.nextAdmission = nextAdmission
            }
            for field in wanted where !told.contains(field.name) && (!isOutdone || field.value == .retryAfter) {
                let source = field.value.isAboutEveryQuota ? whole : headers
                if let text = source.text(of: field.value) { told.append(field.name, text) }
            }
        }
        return told
    }

    /// The parts, the tightest first; of two that are alike the earlier one.
    private var fromTightestOn: [Part] {
        parts.enumerated().sorted { left, right in
            let (one, other) = (left.element.decision.combined, right.element.decision.combined)
            if QuotaDecision.isTighter(one, than: other) { return true }
            return !QuotaDecision.isTighter(other, than: one) && left.offset < right.offset
        }.map(\.element)
    }

    /// All quotas as if one rule had them; of a quota that two rules share what was said last.
    private var whole: QuotaHeaders {
        var quotas: [Quota] = []
        var outcomes: [QuotaOutcome] = []
        for part in parts {
            for (quota, outcome) in zip(part.quotas, part.decision.outcomes) {
                if let known = quotas.firstIndex(where: { $0.identity == quota.identity }) {
                    outcomes[known] = outcome
                } else {
                    quotas.append(quota)
                    outcomes.append(outcome)
                }
            }
        }
        return QuotaHeaders(
            quotas: quotas, decision: QuotaDecision(outcomes: outcomes, leases: [], now: now), now: now)
    }

    private func headers(of part: Part) -> QuotaHeaders {
        QuotaHeaders(quotas: part.quotas, decision: part.decision, now: now)
    }
}
