import Contracts
import HTTPModel
import JSONModel

/// Why a request about the server itself is not done.
struct AdminProblem: Error {
    let status: Status
    let title: String
    let detail: String
    var fields: HeaderFields = [:]
    /// One line for each thing that is wrong.
    var findings: [String] = []

    init(_ status: Status, _ title: String, _ detail: String, fields: HeaderFields = [:], findings: [String] = []) {
        self.status = status
        self.title = title
        self.detail = detail
        self.fields = fields
        self.findings = findings
    }

    /// What a wish that cannot be met is answered with.
    init(_ error: MockServerError) {
        let lines = error.lines
        self.init(422, "Unplayable scenario", lines.first ?? "", findings: lines)
    }

    /// The problem as it is answered (RFC 9457).
    var response: Response {
        .problem(
            status, title: title, detail: detail, fields: fields,
            extensions: findings.isEmpty ? [] : [("findings", .array(findings.map(JSONValue.string)))])
    }
}

extension Response {
    /// An answer of JSON.
    static func json(_ value: JSONValue, status: Status = 200, fields: HeaderFields = [:]) -> Response {
        var response = Response(status: status, fields: fields)
        response.fields.append(.contentType, "application/json")
        response.fields.append("Cache-Control", "no-store")
        response.body = value.serialized()
        return response
    }

    /// An answer without content.
    static let done = Response(status: 204)
}
