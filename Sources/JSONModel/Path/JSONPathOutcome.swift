/// How the evaluation of a JSONPath query ended.
package enum JSONPathOutcome: Hashable, Sendable {
    /// All nodes were visited.
    case finished
    /// The visitor wanted no more.
    case stopped
    /// More nodes would have been visited than the limit allows, so what was found is not all.
    case limitExceeded
}
