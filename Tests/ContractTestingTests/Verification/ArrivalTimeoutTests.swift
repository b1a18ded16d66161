import Testing

@testable import ContractTesting

@Suite struct ArrivalTimeoutTests {
    @Test func whatIsHiddenIsTold() throws {
        let timeout = ArrivalTimeout(operation: "createNote", timeout: .seconds(5))
        var unknown = SampleJournal.reading([SampleJournal.exchange()])
        unknown.unknown = [.init(ordinal: 1, reason: "the search in body /text took too many steps — a.yaml:4")]
        func verdict(_ journal: JournalReading) -> Verdict { .refuted(timeout.lines(on: journal)) }
        try GoldenFile.check(
            "waiting-hidden",
            [
                "under way": verdict(SampleJournal.reading([SampleJournal.underWay])),
                "unknown": verdict(unknown),
                "evicted": verdict(SampleJournal.reading([], evicted: 2)),
            ])
    }
}
