/// A call of `match` or `search` (RFC 9535, sections 2.4.6 and 2.4.7).
struct PathMatch: Sendable {
    /// The regular expression.
    enum Pattern: Sendable {
        /// Spelt out in the query; nil when it is no I-Regexp.
        case fixed(JSONPath.Matcher?)
        /// Known when the query is evaluated.
        case computed(PathOperand)
    }

    let text: PathOperand
    let pattern: Pattern
    /// Whether the whole text has to match.
    let whole: Bool
}
