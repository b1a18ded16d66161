import JSONModel

/// What must hold of the nodes that a key of `body` names: a pointer names one at most, a path any number.
struct NodeMatcher: Sendable {
    /// What must hold of some node, or of no node with `absent: true`; nil for nothing.
    var some: ValueMatcher?
    /// What must hold of every node, however few there are (`every`).
    var every: ValueMatcher?
    /// What must hold of their number (`count`).
    var count: ValueMatcher?

    /// Whether it holds of one node, or of none.
    func holds(forNode node: JSONValue?) -> Bool {
        if let some, !some.holds(for: node) { return false }
        return holdsOfAll(node.map { [$0] } ?? [])
    }

    /// Whether it holds of the nodes that a path selects.
    func holds(forNodes path: JSONPath, of body: JSONValue?) -> Bool {
        guard every == nil, count == nil else {
            let nodes = body.map { path.values(in: $0) } ?? []
            return holdsOfSome(nodes) && holdsOfAll(nodes)
        }
        guard let some else { return true }
        // Only `absent` holds of no node.
        guard let body else { return some.holds(for: nil) }
        if path.matches(anyIn: body, where: { some.holds(for: $0) }) { return true }
        return some.holds(for: nil) && path.firstValue(in: body) == nil
    }

    private func holdsOfSome(_ nodes: [JSONValue]) -> Bool {
        guard let some else { return true }
        return nodes.isEmpty ? some.holds(for: nil) : nodes.contains { some.holds(for: $0) }
    }

    private func holdsOfAll(_ nodes: [JSONValue]) -> Bool {
        if let every, !nodes.allSatisfy({ every.holds(for: $0) }) { return false }
        guard let count else { return true }
        return count.holds(for: .number(JSONNumber(nodes.count)))
    }
}
