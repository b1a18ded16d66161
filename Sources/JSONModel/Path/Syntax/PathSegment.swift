/// A segment of a query: it takes nodes to children or descendants of theirs (RFC 9535, section 2.5).
enum PathSegment: Sendable {
    /// To the member of that name: a child segment of one name selector.
    case name(JSONName)
    /// To the element at that index, from the end when it is negative: a child segment of one index selector.
    case index(Int)
    /// To children, by any other child segment.
    case children([PathSelector])
    /// To children of the node and of all nodes below it.
    case descendants([PathSelector])

    /// Makes a child segment.
    init(selectors: [PathSelector]) {
        switch selectors.first {
        case .name(let key) where selectors.count == 1: self = .name(key)
        case .index(let index) where selectors.count == 1: self = .index(index)
        default: self = .children(selectors)
        }
    }

    /// Whether it selects one node at most.
    var isSingular: Bool {
        switch self {
        case .name, .index: true
        case .children, .descendants: false
        }
    }

    /// The node that a singular segment takes a node to.
    @inline(__always)
    func singleChild(of value: JSONValue) -> (step: JSONPathStep, value: JSONValue)? {
        switch self {
        case .name(let key):
            guard case .object(let object) = value, let member = object[key] else { return nil }
            return (.name(key), member)
        case .index(let index):
            guard case .array(let elements) = value else { return nil }
            let place = index < 0 ? elements.count + index : index
            guard elements.indices.contains(place) else { return nil }
            return (.index(place), elements[place])
        case .children, .descendants: return nil
        }
    }
}
