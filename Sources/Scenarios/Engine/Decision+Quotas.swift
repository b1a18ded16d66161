import Contracts
import HTTPModel
import Support

extension Decision {
    /// Makes the header fields that tell the client of the quotas that its request was counted in; of two rules with
    /// the same field the first one's is sent.
    mutating func tellOfQuotas(to checked: CheckedRequest, now: SessionInstant) {
        let documented = documentedFields(of: checked.operation)
        for (quotas, decision) in quotas {
            let headers = QuotaHeaders(quotas: quotas, decision: decision, now: now)
            for (name, value) in headers.fields(documented: documented) where !quotaFields.contains(FieldName(name)) {
                quotaFields.append(FieldName(name), value)
            }
        }
    }

    /// The fields of quotas that the contract documents for the answer.
    private func documentedFields(of operation: Operation) -> [QuotaField] {
        let response: DocumentedResponse?
        switch answer {
        case .fixed(let reply): response = operation.response(for: reply.response.status)
        case .made(let made): response = operation.response(for: made.status)
        case .limited: response = operation.response(for: 429)
        case .forbidden: response = operation.response(for: 403)
        case .failed: response = nil
        case .unanswered:
            // What was refused before is answered by the contract with a status that tells of no quota.
            guard stage == .valid else { return [] }
            response = operation.responses.first { (200..<300).contains($0.exampleStatus.code) }
        }
        return response?.quotaFields ?? []
    }
}
