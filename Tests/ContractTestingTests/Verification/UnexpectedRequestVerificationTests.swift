import Testing

@testable import ContractTesting

@Suite struct UnexpectedRequestVerificationTests {
    @Test func whatIsHiddenCannotBeTold() throws {
        let verification = UnexpectedRequestVerification()
        #expect(verification.verdict(on: SampleJournal.reading([])) == .proved)
        #expect(verification.verdict(on: SampleJournal.reading([SampleJournal.exchange()])) == .proved)
        try GoldenFile.check(
            "unexpected-hidden",
            [
                "evicted": verification.verdict(on: SampleJournal.reading([], evicted: 7)),
                "under way": verification.verdict(on: SampleJournal.reading([SampleJournal.underWay])),
            ])
    }
}
