import Contracts
import HTTPModel
import SourceDocuments

/// Whether a response is one that an operation documents.
struct ResponseVerification {
    let operation: Contracts.Operation

    /// How many further causes are told.
    private static let causeLimit = 10

    /// Judges a response.
    ///
    /// What the contract says nothing of, such as a body of a status without a documented schema, cannot be told.
    func verdict(on response: Response) -> Verdict {
        let violations = ResponseChecker(operation).check(response)
        let received = "  received: \(summary(response))"
        if let first = violations.first {
            let others = violations.dropFirst().map { "  \(ViolationRenderer.line($0))" }
            let rest = others.count - min(others.count, Self.causeLimit)
            return .refuted(
                [cause(first, of: response)]
                    + others.prefix(Self.causeLimit) + (rest > 0 ? ["  … and \(rest) more"] : []) + [received])
        }
        guard let gap = gap(in: response) else { return .proved }
        return .cannotTell(["\(operation.id) \(response.status): \(gap)", received])
    }

    private func cause(_ violation: Violation, of response: Response) -> String {
        guard violation.keyword == "responses" else {
            return "\(operation.id) \(response.status): \(ViolationRenderer.line(violation))"
        }
        return "\(operation.id): status is \(response.status), contract wants \(violation.expected) — "
            + violation.location.fileAndLine
    }

    /// What nothing can be said of; nil when everything was judged.
    private func gap(in response: Response) -> String? {
        guard !response.body.isEmpty, let documented = operation.response(for: response.status) else { return nil }
        guard !documented.content.isEmpty else {
            return "the contract documents no content, so the body cannot be judged — "
                + documented.location.fileAndLine
        }
        guard let mediaType = response.fields.first(.contentType).flatMap({ MediaType($0) }),
            let content = documented.content(for: mediaType)
        else { return nil }
        guard content.documentedSchema != nil else {
            return "the contract documents no schema, so the body cannot be judged — \(content.location.fileAndLine)"
        }
        guard mediaType.isJSON || mediaType.type == "text" else {
            return "a body of type \(mediaType.essence) cannot be held against a schema — "
                + content.location.fileAndLine
        }
        return nil
    }

    /// The response without what may be secret in it.
    private func summary(_ response: Response) -> String {
        let type = response.fields.first(.contentType) ?? "no Content-Type"
        return "\(response.status) \(type), \(response.body.count) \(response.body.count == 1 ? "byte" : "bytes")"
    }
}
