package import JSONModel
package import SourceDocuments

/// One way in which a request or response breaks its contract.
package struct Violation: Hashable, Sendable {
    /// Where in the message.
    package enum Place: Hashable, Sendable {
        case body(JSONPointer)
        case path(String)
        case query(String)
        case header(String)
        case cookie(String)
        /// The request's `Content-Type` is none that the operation takes; answered with 415.
        case contentType
        /// Nothing that the operation answers is acceptable; answered with 406.
        case accept
        /// No security requirement is met; the name of the first one's scheme.
        case security(String)
    }

    /// How the vendor takes it.
    package enum Severity: String, Hashable, Sendable {
        /// The request is refused.
        case error
        /// A leniency written as `x-accepts` in the contract: reported, and answered as if it were right.
        case warning
    }

    /// Where in the message.
    package let place: Place
    /// The broken keyword of JSON Schema or of OpenAPI's Parameter Object, such as `type` or `required`.
    package let keyword: String
    /// What the contract wants there, such as `integer`.
    package let expected: String
    /// What stood there, such as `"587" (string)` or `missing`; secrets are masked already.
    package let actual: String
    /// How the vendor takes it.
    package let severity: Severity
    /// Where the contract says so.
    package let location: SourceLocation

    package init(
        place: Place, keyword: String, expected: String, actual: String, severity: Severity = .error,
        location: SourceLocation
    ) {
        self.place = place
        self.keyword = keyword
        self.expected = expected
        self.actual = actual
        self.severity = severity
        self.location = location
    }
}
