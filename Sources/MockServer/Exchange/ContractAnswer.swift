import Contracts
import HTTPModel
import JSONModel
import Scenarios
import SourceDocuments

/// What the contract alone answers when no rule does: the documented response, else problem details.
enum ContractAnswer {
    /// The answer to a request that got as far as `stage` and met no rule that replied.
    static func answer(to checked: CheckedRequest, at stage: Stage) -> Response {
        switch stage {
        case .arrival: unauthenticated(checked)
        case .authenticated: refused(checked)
        case .valid: success(checked)
        }
    }

    /// The answer to a request whose credential may not do what it asks.
    static func forbidden(_ checked: CheckedRequest) -> Response {
        documented([403], for: checked)
            ?? .problem(
                403, title: "Forbidden",
                detail: "The credential of this request may not use \(checked.operation.id).")
    }

    /// The answer to a request that a quota has no room for.
    static func limited(_ checked: CheckedRequest) -> Response {
        documented([429], for: checked)
            ?? .problem(
                429, title: "Too Many Requests", detail: "\(checked.operation.id) was called too often.")
    }

    private static func unauthenticated(_ checked: CheckedRequest) -> Response {
        documented([401, 403], for: checked)
            ?? .problem(
                401, title: "Unauthorized",
                detail: checked.isAuthenticated
                    ? "The credential of this request has expired."
                    : "\(checked.operation.id) needs a credential: \(lines(checked.securityViolations)).")
    }

    private static func refused(_ checked: CheckedRequest) -> Response {
        if checked.hasUnsupportedMediaType {
            let accepted = checked.operation.requestBody?.content.map(\.mediaType.description) ?? []
            return documented([415], for: checked)
                ?? .problem(
                    415, title: "Unsupported Media Type", detail: violationLines(checked) + ".",
                    fields: accepted.isEmpty ? [:] : [.accept: accepted.joined(separator: ", ")])
        }
        if checked.isNotAcceptable {
            return documented([406], for: checked)
                ?? .problem(406, title: "Not Acceptable", detail: violationLines(checked) + ".")
        }
        let errors = checked.violations.filter { $0.severity == .error }
        return documented([400, 422], for: checked)
            ?? .problem(
                400, title: "Bad Request", detail: violationLines(checked) + ".",
                extensions: [
                    (
                        "violations",
                        .array(
                            errors.map {
                                [
                                    "pointer": .string($0.place.pointerText),
                                    "message": .string(ViolationRenderer.refusal($0)),
                                ]
                            })
                    )
                ])
    }

    private static func success(_ checked: CheckedRequest) -> Response {
        let operation = checked.operation
        let success = operation.responses.first { response in
            switch response.status {
            case .code(let code): (200..<300).contains(code)
            case .range(let digit): digit == 2
            case .fallback: false
            }
        }
        let fallback = success ?? operation.responses.first { $0.status == .fallback } ?? operation.responses.first
        guard let fallback else {
            return .problem(
                501, title: "Not Implemented",
                detail: "\(operation.id) documents no response — \(operation.location.fileAndLine).")
        }
        return ExampleResponse.make(from: fallback, accept: checked.accept)
    }

    private static func documented(_ statuses: [Status], for checked: CheckedRequest) -> Response? {
        for status in statuses {
            let exact = checked.operation.responses.first { $0.status == .code(status.code) }
            if let exact { return ExampleResponse.make(from: exact, accept: checked.accept) }
        }
        return nil
    }

    private static func violationLines(_ checked: CheckedRequest) -> String {
        lines(checked.violations)
    }

    private static func lines(_ violations: [Violation]) -> String {
        violations.filter { $0.severity == .error }.map(ViolationRenderer.line).joined(separator: "; ")
    }
}
