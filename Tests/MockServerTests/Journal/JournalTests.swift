import HTTPModel
import Support
import Testing

@testable import MockServer

@Suite struct JournalTests {
    private func record(_ journal: Journal, body: Int = 0) -> Int {
        journal.record(
            arrival: ManualClock().now, session: "default",
            request: Request(
                method: .post, target: RequestTarget(path: "/a"), body: Array(repeating: 0x61, count: body)))
    }

    @Test func entriesStandInOrderOfArrivalAndAreCompletedLater() {
        let journal = Journal(byteLimit: 1 << 20)
        let ordinals = (0..<200).map { _ in record(journal) }
        #expect(ordinals == Array(1...200))
        journal.complete(7, JournalCompletion(status: 201), .pending)
        journal.end(7, .answered)
        let entries = journal.entries
        #expect(entries.map(\.ordinal) == Array(1...200))
        #expect(entries[6].status == 201)
        #expect(entries[6].outcome == .answered)
        #expect(entries[5].status == nil)
        #expect(journal.evictedCount == 0)
    }

    @Test func theOldestAreForgottenWhenBytesRunOutAndCounted() {
        let journal = Journal(byteLimit: 10_000)
        for _ in 0..<100 { _ = record(journal, body: 1_000) }
        let kept = journal.entries
        #expect(kept.last?.ordinal == 100)
        #expect((5...9).contains(kept.count))
        #expect(journal.evictedCount == 100 - kept.count)
        #expect(kept.map(\.ordinal) == Array((101 - kept.count)...100))
    }

    @Test func theRoomOfForgottenEntriesIsUsedAgain() {
        let journal = Journal(byteLimit: 100_000)
        for number in 1...1_000 {
            let ordinal = record(journal, body: 600)
            #expect(ordinal == number)
            journal.complete(ordinal - 20, JournalCompletion(status: Status(ordinal % 400 + 100)), .answered)
        }
        let kept = journal.entries
        #expect((90...102).contains(kept.count))
        #expect(kept.map(\.ordinal) == Array((1_001 - kept.count)...1_000))
        let codes = kept.map { $0.ordinal > 980 ? nil : ($0.ordinal + 20) % 400 + 100 }
        #expect(kept.map { $0.status?.code } == codes)
        #expect(journal.evictedCount == 1_000 - kept.count)
        journal.clear(session: "default")
        #expect(journal.entries.isEmpty)
        #expect(record(journal) == 1_001)
        #expect(journal.entries.map(\.ordinal) == [1_001])
    }

    @Test func anEntryLargerThanTheLimitIsKeptUntilTheNextOne() {
        let journal = Journal(byteLimit: 1_000)
        _ = record(journal, body: 5_000)
        #expect(journal.entries.count == 1)
        _ = record(journal, body: 10)
        #expect(journal.entries.map(\.ordinal) == [2])
    }

    @Test func changingAForgottenEntryChangesNothing() {
        let journal = Journal(byteLimit: 1_000)
        for _ in 0..<10 { _ = record(journal, body: 900) }
        journal.complete(1, JournalCompletion(status: 500), .answered)
        #expect(journal.entries.allSatisfy { $0.status == nil })
    }
}
