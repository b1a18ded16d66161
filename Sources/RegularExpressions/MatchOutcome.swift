/// What a search came to.
package enum MatchOutcome: Hashable, Sendable {
    case matched
    case notMatched
    /// The search was given up because it took more steps or memory than a pattern may use.
    case limitExceeded
}
