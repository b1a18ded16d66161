/// Applies a query to one document.
///
/// Nodes are handed on as they are found, each through all the rest of its query before the next is looked for, which
/// keeps the order that the RFC gives and needs no list between segments.
struct PathEvaluator {
    /// Takes a value and its place, and returns whether to go on.
    typealias Visitor = (JSONValue, JSONPathLocation) -> Bool

    let document: JSONValue
    /// The patterns that the document spells.
    var patterns: PathPatternCache
    /// Whether the evaluation took more than it may; what it returns is then of no meaning.
    private(set) var isExhausted = false
    private var remaining: Int
    /// Whether nodes are handed on with their places; otherwise each seems to be the root.
    private var tracksLocations: Bool

    init(document: JSONValue, tracksLocations: Bool, limit: Int, compiler: JSONPath.PatternCompiler?) {
        self.document = document
        self.tracksLocations = tracksLocations
        remaining = limit
        patterns = PathPatternCache(compiler: compiler)
    }

    /// Counts visits; false when they are used up.
    mutating func spend(_ visits: Int = 1) -> Bool {
        remaining -= visits
        if remaining < 0 { isExhausted = true }
        return !isExhausted
    }

    /// Visits the nodes that a query selects.
    ///
    /// - Returns: false when the visitor wanted no more, or the visits were used up.
    mutating func select(_ query: PathQuery, from origin: JSONValue, _ visitor: Visitor) -> Bool {
        select(query, 0, origin, .root, visitor)
    }

    /// Visits the nodes that a filter's query selects, whose places nobody asks for.
    mutating func selectInFilter(_ query: PathQuery, current: JSONValue, _ visitor: Visitor) {
        let tracked = tracksLocations
        tracksLocations = false
        _ = select(query, 0, query.root == .document ? document : current, .root, visitor)
        tracksLocations = tracked
    }

    /// Applies the segments from one on to a node.
    private mutating func select(
        _ query: PathQuery, _ first: Int, _ origin: JSONValue, _ place: JSONPathLocation, _ visitor: Visitor
    ) -> Bool {
        guard spend() else { return false }
        var value = origin
        var location = place
        for number in first..<query.segments.count {
            switch query.segments[number] {
            case .children(let selectors):
                for selector in selectors {
                    guard apply(selector, query, number + 1, value, location, visitor) else { return false }
                }
                return true
            case .descendants(let selectors):
                return descend(selectors, query, number + 1, value, location, visitor)
            case let segment:
                guard let child = segment.singleChild(of: value) else { return true }
                value = child.value
                location = below(location, child.step)
            }
        }
        return visitor(value, location)
    }

    private func below(_ location: JSONPathLocation, _ step: @autoclosure () -> JSONPathStep) -> JSONPathLocation {
        tracksLocations ? location.appending(step()) : location
    }

    /// Applies selectors to a node and to all below it, parents first and elements in order.
    private mutating func descend(
        _ selectors: [PathSelector], _ query: PathQuery, _ next: Int, _ origin: JSONValue,
        _ place: JSONPathLocation, _ visitor: Visitor
    ) -> Bool {
        // A list of its own, so that the document's depth costs no stack. Only arrays and objects have children.
        var pending = [(value: origin, location: place)]
        while let (value, location) = pending.popLast() {
            for selector in selectors {
                guard apply(selector, query, next, value, location, visitor) else { return false }
            }
            switch value {
            case .array(let elements):
                guard spend(elements.count) else { return false }
                for index in elements.indices.reversed() where elements[index].hasChildren {
                    pending.append((elements[index], below(location, .index(index))))
                }
            case .object(let object):
                guard spend(object.count) else { return false }
                for member in object.members.reversed() where member.value.hasChildren {
                    pending.append((member.value, below(location, .name(member.key))))
                }
            default: break
            }
        }
        return true
    }

    /// Applies a selector to a node, and the segments from `next` on to what it selects.
    private mutating func apply(
        _ selector: PathSelector, _ query: PathQuery, _ next: Int, _ value: JSONValue, _ location: JSONPathLocation,
        _ visitor: Visitor
    ) -> Bool {
        switch (selector, value) {
        case (.name(let key), .object(let object)):
            guard let member = object[key] else { return true }
            return select(query, next, member, below(location, .name(key)), visitor)
        case (.index(let index), .array(let elements)):
            let place = index < 0 ? elements.count + index : index
            guard elements.indices.contains(place) else { return true }
            return select(query, next, elements[place], below(location, .index(place)), visitor)
        case (.slice(let slice), .array(let elements)):
            for place in slice.indices(count: elements.count) {
                guard select(query, next, elements[place], below(location, .index(place)), visitor) else {
                    return false
                }
            }
        case (.wildcard, .array(let elements)):
            for (place, element) in elements.enumerated() {
                guard select(query, next, element, below(location, .index(place)), visitor) else { return false }
            }
        case (.wildcard, .object(let object)):
            for member in object.members {
                guard select(query, next, member.value, below(location, .name(member.key)), visitor) else {
                    return false
                }
            }
        case (.filter(let condition), .array(let elements)):
            for (place, element) in elements.enumerated() where holds(condition, for: element) {
                guard select(query, next, element, below(location, .index(place)), visitor) else { return false }
            }
        case (.filter(let condition), .object(let object)):
            for member in object.members where holds(condition, for: member.value) {
                guard select(query, next, member.value, below(location, .name(member.key)), visitor) else {
                    return false
                }
            }
        default: break
        }
        return !isExhausted
    }
}

extension JSONValue {
    fileprivate var hasChildren: Bool {
        switch self {
        case .array(let elements): !elements.isEmpty
        case .object(let object): !object.isEmpty
        default: false
        }
    }
}
