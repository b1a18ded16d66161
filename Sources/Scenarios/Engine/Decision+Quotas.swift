import Contracts
import HTTPModel
import Support

extension Decision {
    /// Makes the header fields that tell the client of the quotas that its request was counted in.
    mutating func tellOfQuotas(to checked: CheckedRequest, now: SessionInstant) {
        quotaFields = QuotaTelling(parts: quotas, now: now)
            .fields(documented: documentedFields(of: checked.operation))
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
