import Contracts
import JSONModel
import Testing

struct CoverageComparisonTests {
    private let baseline = CoverageFixture.record()

    private func compare(
        dropping isDropped: (CoverageFact) -> Bool, adding facts: [CoverageFact] = [],
        outlines: [ContractOutline] = [CoverageFixture.notes]
    ) -> CoverageComparison {
        let kept = CoverageFixture.facts.filter { !isDropped($0) }
        return CoverageComparison(baseline: baseline, now: CoverageFixture.record(kept + facts, outlines))
    }

    @Test func theSameIsNoChange() {
        let comparison = CoverageComparison(baseline: baseline, now: baseline)
        #expect(comparison.lines == ["0 lost, 0 new"])
    }

    @Test func lossesAreToldWithTheTestsThatCovered() throws {
        let comparison = compare(
            dropping: { $0.status == 400 || $0.fault != nil || $0.variant == "200/null:/text" },
            adding: ["a", "b", "c", "d"].map { CoverageFixture.fact("getNote", 404, "App.NewTests/\($0)()") })
        #expect(comparison.lines.joined(separator: "\n") + "\n" == (try CoverageFixture.golden("changes.txt")))
        let json = CoverageReport(baseline).json(comparedWith: comparison)
        #expect(json["lost"]?.arrayValue?.count == 3)
        #expect(json["lost"]?[2]?["variant"] == "200/null:/text")
        #expect(json["new"]?[0]?["tests"]?.arrayValue?.count == 4)
    }

    @Test func oneOfTwoTestsMayGo() {
        #expect(compare(dropping: { $0.test.contains("createsTwice") }).lost.isEmpty)
    }

    @Test func aLostResponseStandsForItsVariants() {
        let comparison = compare(dropping: { $0.operation == "getNote" && $0.status == 200 })
        #expect(comparison.lost.map(\.slot.text) == ["getNote 200 of notes"])
    }

    @Test func anotherStatusOfTheSameResponseWillDo() {
        let before = CoverageFixture.record([CoverageFixture.fact("getNote", 404, "t")])
        let after = CoverageFixture.record([CoverageFixture.fact("getNote", 410, "t")])
        #expect(CoverageComparison(baseline: before, now: after).lost.isEmpty)
    }

    @Test func whatIsNoLongerDocumentedIsNotLost() {
        let smaller = ContractOutline(
            name: "notes",
            operations: [
                .init(id: "createNote", title: "POST /notes", responses: ["201", "default"]),
                CoverageFixture.notes.operations[1],
            ])
        let comparison = compare(dropping: { $0.status == 400 }, outlines: [smaller])
        #expect(comparison.lost.isEmpty)
        #expect(comparison.lines == ["info: createNote 400 of notes is not documented any more", "0 lost, 0 new"])
    }

    @Test func aContractThatNobodyTestedIsLost() {
        let comparison = CoverageComparison(baseline: baseline, now: CoverageFixture.record([], []))
        #expect(comparison.lost.count == 6)
        #expect(comparison.withdrawn.isEmpty)
    }
}
