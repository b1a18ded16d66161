import JSONModel

/// The keyword `contains` with its bounds.
struct ContainedItems: Sendable {
    let schema: SchemaNode
    let minimum: Int
    let maximum: Int
}

/// The keywords for arrays.
final class ArrayChecks: Sendable {
    let minimumCount: Int
    let maximumCount: Int
    let areUnique: Bool
    /// `prefixItems`, or an array of `items` before 2020-12.
    let prefix: [SchemaNode]
    /// What the elements behind the prefix must match: `items`, or `additionalItems` before 2020-12.
    let rest: SchemaNode?
    let contained: ContainedItems?
    let unevaluated: SchemaNode?

    init(
        minimumCount: Int = 0, maximumCount: Int = .max, areUnique: Bool = false, prefix: [SchemaNode] = [],
        rest: SchemaNode? = nil, contained: ContainedItems? = nil, unevaluated: SchemaNode? = nil
    ) {
        self.minimumCount = minimumCount
        self.maximumCount = maximumCount
        self.areUnique = areUnique
        self.prefix = prefix
        self.rest = rest
        self.contained = contained
        self.unevaluated = unevaluated
    }

    func accept(_ elements: [JSONValue], _ run: inout SchemaRun, _ evaluated: EvaluatedParts?) -> Bool {
        guard elements.count >= minimumCount, elements.count <= maximumCount else { return false }
        for index in elements.indices {
            guard let node = index < prefix.count ? prefix[index] : rest else { break }
            guard node.accepts(elements[index], &run) else { return false }
            evaluated?.insert(index)
        }
        if areUnique, Self.equalPair(in: elements) != nil { return false }
        guard let contained else { return true }
        let count = count(of: contained, in: elements, &run, evaluated)
        return count >= contained.minimum && count <= contained.maximum
    }

    /// How many elements match `contains`; counts no further than the verdict needs.
    func count(
        of contained: ContainedItems, in elements: [JSONValue], _ run: inout SchemaRun, _ evaluated: EvaluatedParts?
    ) -> Int {
        var count = 0
        for index in elements.indices where contained.schema.accepts(elements[index], &run) {
            count += 1
            evaluated?.insert(index)
            if evaluated == nil, contained.maximum == .max, count >= contained.minimum { break }
        }
        return count
    }

    /// The offsets of the first two elements that are equal.
    static func equalPair(in elements: [JSONValue]) -> (Int, Int)? {
        guard elements.count > 8 else {
            for second in elements.indices {
                for first in 0..<second where elements[first] == elements[second] { return (first, second) }
            }
            return nil
        }
        var places: [JSONValue: Int] = [:]
        places.reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            if let first = places.updateValue(index, forKey: element) { return (first, index) }
        }
        return nil
    }
}
