package import HTTPModel
package import SourceDocuments

/// A way to present a credential (OpenAPI 3.1, Security Scheme Object).
package final class SecurityScheme: Sendable {
    /// Where and how the credential is presented.
    package enum Kind: Hashable, Sendable {
        /// A key in a header field.
        case header(FieldName)
        /// A key in the query.
        case query(String)
        /// A key in a cookie.
        case cookie(String)
        /// `Authorization: Basic …` (RFC 7617).
        case basic
        /// `Authorization: Bearer …` (RFC 6750); OAuth 2.0 and OpenID Connect present theirs so too.
        case bearer
        /// `Authorization` with another registered scheme, such as `Digest`.
        case authorization(String)
        /// A client certificate; always taken as presented, since it is no part of the request.
        case mutualTLS
    }

    /// The key under `securitySchemes`.
    package let name: String
    /// Where and how the credential is presented.
    package let kind: Kind
    /// True when a request that tries this scheme, and meets no alternative in front of it, is judged by it alone, even
    /// when it fails and an alternative behind it would do (`x-decides`).
    package let isDecisive: Bool
    /// Where it stands in the contract's file.
    package let location: SourceLocation

    package init(name: String, kind: Kind, isDecisive: Bool = false, location: SourceLocation) {
        self.name = name
        self.kind = kind
        self.isDecisive = isDecisive
        self.location = location
    }

    /// What a request must carry, in words: `a key in the header Api-Key`.
    package var expectation: String {
        switch kind {
        case .header(let name): "a key in the header \(name)"
        case .query(let name): "a key in the query parameter \(name)"
        case .cookie(let name): "a key in the cookie \(name)"
        case .basic: "Basic credentials in the header Authorization"
        case .bearer: "a Bearer token in the header Authorization"
        case .authorization(let scheme): "\(scheme) credentials in the header Authorization"
        case .mutualTLS: "a client certificate"
        }
    }
}
