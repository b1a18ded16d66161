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
    func verdict(onNode node: JSONValue?) -> Verdict {
        guard every != nil || count != nil else { return some?.verdict(on: node) ?? .holds }
        return verdict(onNodes: node.map { [$0] } ?? [])
    }

    /// Whether it holds of the nodes that a path selects.
    func verdict(onNodes path: JSONPath, of body: JSONValue?) -> Verdict {
        var givenUp: Verdict { .givenUp(GivenUpSearch(source: path.description)) }
        guard every == nil, count == nil else {
            guard let body else { return verdict(onNodes: []) }
            return path.allValues(in: body).map { verdict(onNodes: $0) } ?? givenUp
        }
        guard let some else { return .holds }
        // Only `absent` holds of no node.
        guard let body else { return some.verdict(on: nil) }
        var unknown: Verdict?
        let outcome = path.search(in: body) { node in
            let one = some.verdict(on: node)
            if one.isGivenUp, unknown == nil { unknown = one }
            return one.isHolding
        }
        if outcome == .stopped { return .holds }
        if let unknown { return unknown }
        if outcome == .limitExceeded { return givenUp }
        let onNone = some.verdict(on: nil)
        guard onNone.isHolding else { return onNone }
        switch path.search(in: body, where: { _ in true }) {
        case .finished: return onNone
        case .stopped: return .fails
        case .limitExceeded: return givenUp
        }
    }

    private func verdict(onNodes nodes: [JSONValue]) -> Verdict {
        let tests: [() -> Verdict] = [{ onSome(nodes) }, { onEvery(nodes) }, { onCount(nodes) }]
        return tests.verdictOnAll { $0() }
    }

    private func onSome(_ nodes: [JSONValue]) -> Verdict {
        guard let some else { return .holds }
        return nodes.isEmpty ? some.verdict(on: nil) : nodes.verdictOnSome { some.verdict(on: $0) }
    }

    private func onEvery(_ nodes: [JSONValue]) -> Verdict {
        guard let every else { return .holds }
        return nodes.verdictOnAll { every.verdict(on: $0) }
    }

    private func onCount(_ nodes: [JSONValue]) -> Verdict {
        count?.verdict(on: .number(JSONNumber(nodes.count))) ?? .holds
    }
}
