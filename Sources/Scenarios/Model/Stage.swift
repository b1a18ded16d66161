/// How far a request has come; a rule is tried only when the request passed its stage's checks.
package enum Stage: Int, CaseIterable, Sendable, Comparable {
    /// The request reached a known operation.
    case arrival
    /// It carries the credential that the operation wants.
    case authenticated
    /// It obeys the contract.
    case valid

    /// The stages in the order that a request passes them.
    static let inOrder: [Stage] = [.arrival, .authenticated, .valid]

    /// The word that scenario files use.
    package var keyword: String {
        switch self {
        case .arrival: "arrival"
        case .authenticated: "authenticated"
        case .valid: "valid"
        }
    }

    package static func < (left: Stage, right: Stage) -> Bool {
        left.rawValue < right.rawValue
    }
}
