import Testing

@testable import ContractTesting

@Suite struct RuleUseVerificationTests {
    private func rule(_ uses: Int, operations: [String] = ["createNote"]) -> RuleUse {
        RuleUse(id: "notes/busy#limit", operations: operations, location: "busy.yaml:4", uses: uses)
    }

    @Test func whatIsHiddenCannotBeTold() throws {
        let journal = SampleJournal.reading([SampleJournal.exchange()])
        #expect(RuleUseVerification(rules: [rule(1), rule(2)]).verdict(on: journal) == .proved)
        let unused = RuleUseVerification(rules: [rule(1), rule(0)])
        try GoldenFile.check(
            "rules-hidden",
            [
                "no rules": RuleUseVerification(rules: []).verdict(on: journal),
                "unused": unused.verdict(on: journal),
                "unused, for several operations": RuleUseVerification(rules: [rule(0, operations: ["a", "b"])])
                    .verdict(on: journal),
                "evicted": unused.verdict(on: SampleJournal.reading([], evicted: 1)),
                "under way": unused.verdict(on: SampleJournal.reading([SampleJournal.underWay])),
            ])
    }
}
