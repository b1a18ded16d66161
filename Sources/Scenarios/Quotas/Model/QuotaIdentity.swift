/// Which ledger of a session a quota counts in; it outlives the reload of a scenario file.
enum QuotaIdentity: Hashable, Sendable {
    /// That of every quota with the name, within a scope such as a scenario or a contract.
    case shared(name: String, scope: String)
    /// That of one rule alone, whatever operations the rule concerns.
    case own(rule: String, index: Int)
}
