import Testing

@testable import ContractTesting

@Suite struct ArrivalTimeoutTests {
    @Test func whatIsHiddenIsTold() throws {
        let timeout = ArrivalTimeout(operation: "createNote", timeout: .seconds(5))
        func verdict(_ journal: JournalReading) -> Verdict { .refuted(timeout.lines(on: journal)) }
        try GoldenFile.check(
            "waiting-hidden",
            [
                "under way": verdict(SampleJournal.reading([SampleJournal.underWay])),
                "evicted": verdict(SampleJournal.reading([], evicted: 2)),
            ])
    }
}
