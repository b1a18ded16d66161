import Contracts
import Testing

struct CoverageRecordTests {
    @Test func mergingIsTheSameInAnyOrder() {
        let all = CoverageFixture.record()
        let first = CoverageFixture.record(Array(CoverageFixture.facts.prefix(5)))
        let second = CoverageFixture.record(Array(CoverageFixture.facts.suffix(5)), [])
        var one = first
        one.merge(second)
        var two = second
        two.merge(first)
        #expect(one == all)
        #expect(two == all)
    }

    @Test func outlinesOfOneNameAreJoined() {
        var record = CoverageRecord()
        record.add(.init(name: "n", operations: [.init(id: "a", title: "GET /a", responses: ["200"])]))
        record.add(
            .init(
                name: "n",
                operations: [
                    .init(id: "a", title: "GET /a", responses: ["200", "404"]),
                    .init(id: "b", title: "GET /b", responses: ["204"]),
                ]))
        #expect(record.contracts["n"]?.operations.map(\.responses) == [["200", "404"], ["204"]])
        record.replace(.init(name: "n", operations: []))
        #expect(record.contracts["n"]?.operations == [])
    }

    @Test func statusesBelongToTheResponseThatDocumentsThem() {
        let slots = CoverageFixture.record([
            CoverageFixture.fact("createNote", 201, "t"), CoverageFixture.fact("createNote", 500, "t"),
            CoverageFixture.fact("getNote", 404, "t"), CoverageFixture.fact("getNote", 500, "t"),
        ]).testsBySlot
        #expect(
            slots.keys.sorted().map { "\($0.operation) \($0.response)" } == [
                "createNote 201", "createNote default", "getNote 4XX", "getNote 500",
            ])
    }

    @Test func aVariantCoversItsResponseAndAFaultDoesNot() {
        let variant = CoverageFixture.fact("getNote", 200, "v", variant: "200/null:/text")
        let fault = CoverageFixture.fact("createNote", 201, "f", fault: "reset")
        let slots = CoverageFixture.record([variant, fault]).testsBySlot
        #expect(
            slots.keys.sorted().map(\.text) == [
                "createNote 201 with fault reset of notes", "getNote 200 of notes",
                "getNote 200 as 200/null:/text of notes",
            ])
    }
}
