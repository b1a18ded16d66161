import HTTPModel
import Support

/// Writes the header fields that tell a client how it stands.
///
/// The tightest quota's `emit` and `reset` decide, and its numbers are sent; `RateLimit` and `RateLimit-Policy` tell of
/// every quota that emits anything. Seconds and dates are rounded up, so that a client that waits as long is admitted.
struct QuotaHeaders {
    /// The quotas of a rule.
    let quotas: [Quota]
    /// What they said of the request.
    let decision: QuotaDecision
    /// The instant that the decision was made for.
    let now: SessionInstant
    /// When a refused client may come back; nil for what the decision says.
    var nextAdmission: SessionInstant?

    /// The fields to send.
    ///
    /// - Parameter documented: What the contract documents for the answer that is sent: the refusal's, else that of
    ///   whatever answers. `emit: documented` sends these alone, `Retry-After` among them only if it is there.
    /// - Returns: The fields in the order of `emit` or of the contract; those without a value are left out: a reset
    ///   that time does not bring, and `Retry-After` when the request is admitted.
    func fields(documented: [QuotaField]) -> HeaderFields {
        var fields: HeaderFields = [:]
        for field in wanted(of: documented) {
            if let text = text(of: field.value) { fields.append(field.name, text) }
        }
        return fields
    }

    /// The fields that the tightest quota wants sent.
    func wanted(of documented: [QuotaField]) -> [QuotaField] {
        switch tightest.emission {
        case .documented: documented
        case .none: []
        case .fields(let named): named
        }
    }

    private var tightest: Quota { quotas[decision.tightestIndex] }

    /// What a field of that kind carries; nil when there is nothing to say.
    func text(of value: QuotaField.Value) -> String? {
        let outcome = decision.combined
        switch value {
        case .limit: return String(outcome.limit)
        case .remaining: return String(outcome.remaining)
        case .used: return String(outcome.limit - outcome.remaining)
        case .resetAfter: return outcome.resetAt.map { String(seconds(until: $0)) }
        case .reset: return outcome.resetAt.map { text(of: $0, as: tightest.resetForm) }
        case .retryAfter:
            guard !decision.isAdmitted, let next = nextAdmission ?? outcome.nextAdmission else { return nil }
            return text(of: next, as: tightest.resetForm == .httpDate ? .httpDate : .seconds)
        case .state: return list(item)
        case .policy: return list(policy)
        }
    }

    private func text(of instant: SessionInstant, as form: QuotaResetForm) -> String {
        switch form {
        case .seconds: String(seconds(until: instant))
        case .epoch: String(instant.secondsSinceEpochRoundedUp)
        case .httpDate: HTTPDate.text(secondsSinceEpoch: Int(instant.secondsSinceEpochRoundedUp))
        }
    }

    private func seconds(until instant: SessionInstant) -> Int64 { max(0, (instant - now).secondsRoundedUp) }

    /// The members of a structured field's list (RFC 9651, section 3.1).
    private func list(_ member: (String, QuotaOutcome) -> String) -> String {
        var text = ""
        var labels: [String] = []
        for (quota, outcome) in zip(quotas, decision.outcomes) where quota.emission != .none {
            // Quotas without a name that stand in several rules have the same label.
            var label = quota.label
            var ordinal = 2
            while labels.contains(label) {
                label = "\(quota.label)-\(ordinal)"
                ordinal += 1
            }
            labels.append(label)
            if !text.isEmpty { text += ", " }
            text += member(label, outcome)
        }
        return text
    }

    private func item(_ label: String, _ outcome: QuotaOutcome) -> String {
        let reset = outcome.resetAt.map { ";t=\(seconds(until: $0))" } ?? ""
        return "\(Self.quoted(label));r=\(outcome.remaining)\(reset)"
    }

    private func policy(_ label: String, _ outcome: QuotaOutcome) -> String {
        let rest = outcome.window.map { ";w=\($0.secondsRoundedUp)" } ?? ";qu=\"concurrent-requests\""
        return "\(Self.quoted(label));q=\(outcome.limit)\(rest)"
    }

    /// A string (RFC 9651, section 3.3.3); the reader lets through printable ASCII alone.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { quoted.unicodeScalars.append("\\") }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
