/// The functions that the RFC registers (RFC 9535, section 2.4).
enum PathFunction: String, CaseIterable, Sendable {
    case length, count, match, search, value

    /// What a parameter takes (RFC 9535, section 2.4.1).
    enum Parameter: Sendable {
        case value, nodes
    }

    var parameters: [Parameter] {
        switch self {
        case .length: [.value]
        case .count, .value: [.nodes]
        case .match, .search: [.value, .value]
        }
    }
}
