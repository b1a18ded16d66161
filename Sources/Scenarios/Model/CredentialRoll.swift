import Contracts

/// Credentials that fail by name (`credentials`); any other one that is presented is good.
struct CredentialRoll: Sendable {
    /// How a credential fails.
    enum Standing: String, CaseIterable, Sendable {
        /// It is refused as if it were none.
        case expired
        /// It is known, but may not do what is asked.
        case forbidden
    }

    private(set) var standings: [String: Standing] = [:]

    /// Adds credentials; what is known of one already stays.
    mutating func add(_ names: [String], as standing: Standing) {
        for name in names where standings[name] == nil { standings[name] = standing }
    }

    /// Adds those of another roll; what is known already stays.
    mutating func add(_ other: CredentialRoll) {
        standings.merge(other.standings) { own, _ in own }
    }

    /// How the credential of a request fails; nil when it does not.
    func standing(of request: CheckedRequest) -> Standing? {
        guard !standings.isEmpty, let name = request.credentialName else { return nil }
        return standings[name]
    }
}
