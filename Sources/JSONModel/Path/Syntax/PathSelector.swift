/// A selector: it chooses children of a node (RFC 9535, section 2.3).
enum PathSelector: Sendable {
    case name(JSONName)
    /// From the end when it is negative.
    case index(Int)
    case slice(PathSlice)
    case wildcard
    case filter(PathCondition)
}
