import Testing

@testable import JSONModel

@Suite struct JSONComparisonTests {
    @Test func strictComparisonWantsEqualValues() {
        let comparison = JSONComparison(expected: ["a": 1, "b": [1, 2]])
        #expect(comparison.holds(for: ["b": [1, 2.0], "a": 1]))
        #expect(!comparison.holds(for: ["a": 1, "b": [2, 1]]))
        #expect(!comparison.holds(for: ["a": 1, "b": [1, 2], "c": 3]))
    }

    @Test func orderCanBeIgnored() {
        let comparison = JSONComparison(expected: ["b": [1, 2, 2]], ignoresOrder: true)
        #expect(comparison.holds(for: ["b": [2, 1, 2]]))
        #expect(!comparison.holds(for: ["b": [2, 1, 1]]))
        #expect(!comparison.holds(for: ["b": [1, 2]]))
    }

    @Test func extraMembersCanBeIgnored() {
        let comparison = JSONComparison(expected: ["a": ["x": 1], "l": [1]], ignoresExtra: true)
        #expect(comparison.holds(for: ["a": ["x": 1, "y": 2], "l": [1, 9], "z": .null]))
        #expect(!comparison.holds(for: ["a": ["y": 2], "l": [1]]))
        #expect(!comparison.holds(for: ["a": ["x": 1], "l": [9, 1]]))
    }

    @Test func anElementThatFitsTwoPlacesIsGivenToTheOneThatNeedsIt() {
        // {"x":1} fits both wanted elements; only a search that can take it back finds the pairing.
        let comparison = JSONComparison(
            expected: [["x": 1], ["x": 1, "y": 2]], ignoresOrder: true, ignoresExtra: true)
        #expect(comparison.holds(for: [["x": 1, "y": 2], ["x": 1]]))
        #expect(!comparison.holds(for: [["x": 1], ["x": 1, "z": 2]]))
    }
}
