import Testing

@testable import ContractTesting

@Suite struct OrderVerificationTests {
    private func verdict(_ found: [Set<Int>], evicted: Int = 0) -> Verdict {
        let journal = SampleJournal.reading(
            Array(repeating: SampleJournal.exchange(), count: 4), evicted: evicted)
        let items = found.enumerated().map { index, ordinals in
            var own = journal
            own.found = ordinals
            return OrderVerification.Item(operation: "step\(index + 1)", hasCondition: false, journal: own)
        }
        return OrderVerification(items: items).verdict(on: journal)
    }

    @Test func theEarliestRequestsLeaveRoomForTheRest() throws {
        #expect(verdict([[1, 3], [2]]) == .proved)
        #expect(verdict([[1], [4]], evicted: 2) == .proved)
        // One request is not two.
        #expect(verdict([[1], [1]]) != .proved)
        var unknown = SampleJournal.reading(Array(repeating: SampleJournal.exchange(), count: 2))
        unknown.unknown = [.init(ordinal: 2, reason: "the search in body /text took too many steps — a.yaml:4")]
        let searched = OrderVerification(items: [.init(operation: "step1", hasCondition: true, journal: unknown)])
        var forgetful = unknown
        (forgetful.unknown, forgetful.evicted) = ([], 3)
        let forgotten = OrderVerification(items: [.init(operation: "step1", hasCondition: true, journal: forgetful)])
        try GoldenFile.check(
            "order-hidden",
            [
                "nothing named": verdict([]),
                "the other way round": verdict([[3], [1, 2]]),
                "one unknown": searched.verdict(on: unknown),
                "evicted while it was looked for": forgotten.verdict(on: unknown),
                "older ones evicted": verdict([[3], [1, 2]], evicted: 5),
            ])
    }
}
