/// Equality of JSON values, strict or with leave to reorder arrays or to carry more members (`equalsJSON`).
package struct JSONComparison: Sendable {
    /// The value that is wanted.
    package let expected: JSONValue
    /// Arrays are compared as bags.
    package let ignoresOrder: Bool
    /// Objects may hold more members than expected, and arrays more elements: behind the expected ones, or anywhere
    /// when order is ignored.
    package let ignoresExtra: Bool

    /// Makes a comparison with a wanted value.
    package init(expected: JSONValue, ignoresOrder: Bool = false, ignoresExtra: Bool = false) {
        self.expected = expected
        self.ignoresOrder = ignoresOrder
        self.ignoresExtra = ignoresExtra
    }

    /// Whether a value is what is wanted.
    package func holds(for actual: JSONValue) -> Bool {
        guard ignoresOrder || ignoresExtra else { return actual == expected }
        return holds(expected, actual)
    }

    /// Every way in which a value is not what is wanted, in the order of the wanted value; empty when it is.
    package func differences(in actual: JSONValue) -> [JSONDifference] {
        JSONDifference.list(of: JSONAligner(comparison: self).align(expected, actual))
    }

    /// Whether a part of the value is what a part of the wanted one asks for.
    func holds(_ expected: JSONValue, _ actual: JSONValue) -> Bool {
        switch (expected, actual) {
        case (.object(let wanted), .object(let found)):
            guard ignoresExtra || wanted.count == found.count else { return false }
            return wanted.members.allSatisfy { member in
                found[member.name].map { holds(member.value, $0) } ?? false
            }
        case (.array(let wanted), .array(let found)):
            guard ignoresExtra ? wanted.count <= found.count : wanted.count == found.count else { return false }
            guard ignoresOrder else { return zip(wanted, found).allSatisfy(holds) }
            var pairing = BagPairing(count: found.count, isExclusive: !ignoresExtra)
            return wanted.allSatisfy { value in pairing.place { holds(value, found[$0]) } }
        default:
            return expected == actual
        }
    }
}
