internal import JSONModel
internal import SourceDocuments

/// Words violations for log, journal and messages.
package enum ViolationRenderer {
    /// One line: where, what was sent, what the contract wants, and the place in the file:
    /// `body /port is "587" (string), contract wants integer — api/openapi.yaml:118`.
    ///
    /// What the vendor accepts all the same begins with `warning: `.
    package static func line(_ violation: Violation) -> String {
        let prefix = violation.severity == .warning ? "warning: " : ""
        return "\(prefix)\(message(violation)) — \(violation.location.fileAndLine)"
    }

    /// The line without the place in the file.
    package static func message(_ violation: Violation) -> String {
        let wants = violation.place == .accept ? "contract answers" : "contract wants"
        return "\(place(violation.place)) is \(violation.actual), \(wants) \(violation.expected)"
    }

    /// The violation as an API would tell its own client of it: `port must be integer, but is "587" (string)`.
    package static func refusal(_ violation: Violation) -> String {
        var name = place(violation.place)
        if case .body(let pointer) = violation.place, !pointer.tokens.isEmpty {
            name = pointer.tokens.joined(separator: ".")
        }
        if violation.keyword == "required" { return "\(name) is required" }
        if ["additionalProperties", "unevaluatedProperties"].contains(violation.keyword) {
            return "\(name) is no known member"
        }
        return "\(name) must be \(violation.expected), but is \(violation.actual)"
    }

    /// The place in words: `body /port`, `header Api-Version`.
    package static func place(_ place: Violation.Place) -> String {
        switch place {
        case .body(let pointer): pointer.tokens.isEmpty ? "body" : "body \(pointer)"
        case .path(let name): "path parameter \(name)"
        case .query(let name): "query parameter \(name)"
        case .header(let name): "header \(name)"
        case .cookie(let name): "cookie \(name)"
        case .contentType: "header Content-Type"
        case .accept: "header Accept"
        case .security(let scheme): "credential \(scheme)"
        }
    }
}
