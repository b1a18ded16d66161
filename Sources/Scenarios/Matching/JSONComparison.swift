import JSONModel

/// Equality of JSON values, strict or with leave to reorder arrays or to carry more members (`equalsJSON`).
struct JSONComparison: Sendable {
    let expected: JSONValue
    /// Arrays are compared as bags.
    let ignoresOrder: Bool
    /// Objects and arrays may hold more than expected.
    let ignoresExtra: Bool

    init(expected: JSONValue, ignoresOrder: Bool = false, ignoresExtra: Bool = false) {
        self.expected = expected
        self.ignoresOrder = ignoresOrder
        self.ignoresExtra = ignoresExtra
    }

    func holds(for actual: JSONValue) -> Bool {
        guard ignoresOrder || ignoresExtra else { return actual == expected }
        return holds(expected, actual)
    }

    private func holds(_ expected: JSONValue, _ actual: JSONValue) -> Bool {
        switch (expected, actual) {
        case (.object(let wanted), .object(let found)):
            guard ignoresExtra || wanted.count == found.count else { return false }
            return wanted.members.allSatisfy { member in
                found[member.name].map { holds(member.value, $0) } ?? false
            }
        case (.array(let wanted), .array(let found)):
            guard ignoresExtra ? wanted.count <= found.count : wanted.count == found.count else { return false }
            return ignoresOrder ? holdsAsBags(wanted, found) : zip(wanted, found).allSatisfy(holds)
        default:
            return expected == actual
        }
    }

    /// Whether every wanted element can be given an element of its own among those found.
    ///
    /// A bipartite matching by augmenting paths: taking the first partner that fits can be wrong when extra members
    /// are ignored, since one found element may fit several wanted ones.
    private func holdsAsBags(_ wanted: [JSONValue], _ found: [JSONValue]) -> Bool {
        var takenBy = [Int?](repeating: nil, count: found.count)
        func place(_ index: Int, _ visited: inout [Bool]) -> Bool {
            for candidate in found.indices where !visited[candidate] && holds(wanted[index], found[candidate]) {
                visited[candidate] = true
                let occupant = takenBy[candidate]
                if occupant.map({ place($0, &visited) }) ?? true {
                    takenBy[candidate] = index
                    return true
                }
            }
            return false
        }
        return wanted.indices.allSatisfy { index in
            var visited = [Bool](repeating: false, count: found.count)
            return place(index, &visited)
        }
    }
}
