/// A compiled query: where it begins, and its segments.
final class PathQuery: Sendable {
    /// What a query's first segment is applied to.
    enum Root: Sendable {
        /// `$`: the document.
        case document
        /// `@`: the node that a filter looks at.
        case current
    }

    let root: Root
    let segments: [PathSegment]
    /// Whether each segment names one member or element.
    let isSingular: Bool

    init(root: Root, segments: [PathSegment]) {
        self.root = root
        self.segments = segments
        isSingular = segments.allSatisfy(\.isSingular)
    }

    /// The value that a singular query selects.
    func singleValue(document: JSONValue, current: JSONValue) -> JSONValue? {
        var value = root == .document ? document : current
        let segments = segments
        let span = segments.span
        for place in span.indices {
            guard let child = span[place].singleChild(of: value) else { return nil }
            value = child.value
        }
        return value
    }
}
