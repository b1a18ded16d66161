/// One step from a node to a child of it.
package enum JSONPathStep: Hashable, Sendable {
    /// To the member of that name.
    case name(JSONName)
    /// To the element at that index, counted from 0.
    case index(Int)
}
