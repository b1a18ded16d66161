import Testing

@testable import ContractTesting

@Suite struct CountVerificationTests {
    private func verdict(_ bound: CountVerification.Bound, _ journal: JournalReading) -> Verdict {
        CountVerification(operation: "createNote", bound: bound, hasCondition: false).verdict(on: journal)
    }

    @Test func whatIsHiddenCannotBeTold() throws {
        let one = SampleJournal.exchange()
        let hidden = SampleJournal.reading([one], evicted: 3, found: [1])
        let underWay = SampleJournal.reading([one, SampleJournal.underWay], found: [1])
        #expect(verdict(.atLeast(1), hidden) == .proved)
        #expect(verdict(.exactly(1), SampleJournal.reading([one], found: [1])) == .proved)
        // What is unknown matters only where the count could differ.
        var unknown = SampleJournal.reading([one, one], found: [1])
        let reason = "the search in body /text took too many steps — when at A.swift:3:1"
        unknown.unknown = [.init(ordinal: 2, reason: reason)]
        #expect(verdict(.atLeast(1), unknown) == .proved)
        guard case .refuted = verdict(.exactly(3), unknown), case .refuted = verdict(.atLeast(3), unknown),
            case .refuted = verdict(.exactly(0), unknown)
        else { return #expect(Bool(false), "told in spite of it") }
        try GoldenFile.check(
            "received-hidden",
            [
                "right so far, older ones evicted": verdict(.exactly(1), hidden),
                "too few, older ones evicted": verdict(.atLeast(2), hidden),
                "right so far, one under way": verdict(.exactly(1), underWay),
                "never, one under way": verdict(.exactly(0), SampleJournal.reading([SampleJournal.underWay])),
                "too many, whatever was evicted": verdict(.exactly(0), hidden),
                "right so far, one unknown": verdict(.exactly(1), unknown),
                "too few, one unknown": verdict(.atLeast(2), unknown),
                "nothing asserted": verdict(.atLeast(0), hidden),
                "less than nothing": verdict(.exactly(-1), hidden),
                "a long list": verdict(
                    .exactly(0),
                    SampleJournal.reading(Array(repeating: one, count: 14), found: Set(1...14))),
            ])
    }
}
