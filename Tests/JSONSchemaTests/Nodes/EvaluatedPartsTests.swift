import Testing

@testable import JSONSchema

@Suite struct EvaluatedPartsTests {
    @Test func holdsOffsetsBeyondAWord() {
        let parts = EvaluatedParts()
        let other = EvaluatedParts()
        parts.insert(3)
        other.insert(200)
        #expect(parts.contains(3) && !parts.contains(4) && !parts.contains(200))
        parts.formUnion(other)
        #expect(parts.contains(3) && parts.contains(200) && !parts.contains(199))
        other.insertAll()
        parts.formUnion(other)
        #expect(parts.contains(1_000))
    }
}
