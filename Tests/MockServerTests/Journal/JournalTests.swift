import HTTPModel
import Support
import Testing

@testable import MockServer

@Suite struct JournalTests {
    /// What an entry without a body is counted with.
    private static let emptyCost = 384

    @discardableResult
    private func record(_ journal: Journal, body: Int = 0, in session: String = "default") -> JournalPlace {
        journal.record(
            arrival: ManualClock().now, session: session,
            request: Request(
                method: .post, target: RequestTarget(path: "/a"), body: Array(repeating: 0x61, count: body)))
    }

    @Test func entriesStandInOrderOfArrivalAndAreCompletedLater() {
        let journal = Journal(byteLimit: 1 << 20)
        let places = (0..<200).map { _ in record(journal) }
        #expect(places.map(\.ordinal) == Array(1...200))
        journal.complete(places[6], JournalCompletion(status: 201), .pending)
        journal.end(places[6], .answered)
        let entries = journal.entries
        #expect(entries.map(\.ordinal) == Array(1...200))
        #expect(entries[6].status == 201)
        #expect(entries[6].outcome == .answered)
        #expect(entries[5].status == nil)
        #expect(journal.evictedCount == 0)
    }

    @Test func theOldestAreForgottenWhenBytesRunOutAndCounted() {
        let journal = Journal(byteLimit: 10_000)
        for _ in 0..<100 { record(journal, body: 1_000) }
        let kept = journal.entries
        #expect(kept.last?.ordinal == 100)
        #expect((5...9).contains(kept.count))
        #expect(journal.evictedCount == 100 - kept.count)
        #expect(kept.map(\.ordinal) == Array((101 - kept.count)...100))
    }

    @Test func theRoomOfForgottenEntriesIsUsedAgain() {
        let journal = Journal(byteLimit: 100_000)
        var places: [JournalPlace] = []
        for number in 1...1_000 {
            places.append(record(journal, body: 600))
            #expect(places.last?.ordinal == number)
            guard number > 20 else { continue }
            journal.complete(
                places[number - 21], JournalCompletion(status: Status(number % 400 + 100)), .answered)
        }
        let kept = journal.entries
        #expect((90...102).contains(kept.count))
        #expect(kept.map(\.ordinal) == Array((1_001 - kept.count)...1_000))
        let codes = kept.map { $0.ordinal > 980 ? nil : ($0.ordinal + 20) % 400 + 100 }
        #expect(kept.map { $0.status?.code } == codes)
        #expect(journal.evictedCount == 1_000 - kept.count)
        journal.clear(session: "default")
        #expect(journal.entries.isEmpty)
        #expect(record(journal).ordinal == 1_001)
        #expect(journal.entries.map(\.ordinal) == [1_001])
    }

    @Test func anEntryLargerThanTheLimitIsKeptUntilTheNextOne() {
        let journal = Journal(byteLimit: 1_000)
        record(journal, body: 5_000)
        #expect(journal.entries.count == 1)
        record(journal, body: 10)
        #expect(journal.entries.map(\.ordinal) == [2])
    }

    @Test func changingAForgottenEntryChangesNothing() {
        let journal = Journal(byteLimit: 1_000)
        let first = record(journal, body: 900)
        for _ in 0..<9 { record(journal, body: 900) }
        journal.complete(first, JournalCompletion(status: 500), .answered)
        #expect(journal.entries.allSatisfy { $0.status == nil })
    }

    // MARK: Sessions

    private static var unmatched: JournalCompletion {
        var completion = JournalCompletion(status: 404)
        completion.remark = "no such operation"
        return completion
    }

    @Test func aLoudSessionCostsAQuietOneNothing() {
        let journal = Journal(byteLimit: 20_000)
        let quiet = record(journal, body: 100, in: "quiet")
        for _ in 0..<10_000 {
            let place = record(journal, body: 1_000, in: "loud")
            journal.complete(place, Self.unmatched, .answered)
            #expect(journal.byteCount <= 20_000)
        }
        journal.complete(quiet, JournalCompletion(status: 201), .answered)
        #expect(journal.entries(of: "quiet").map(\.status) == [201])
        #expect(journal.evictedCount(of: "quiet") == 0)
        let kept = journal.entries(of: "loud")
        #expect(kept.last?.ordinal == 10_001)
        #expect(kept.count >= 10)
        #expect(journal.evictedCount(of: "loud") == 10_000 - kept.count)
        #expect(journal.evictedCount == 10_000 - kept.count)
    }

    @Test func sessionsThatAreEquallyLoudKeepEquallyMuch() {
        let journal = Journal(byteLimit: 90 * (Self.emptyCost + 100))
        for _ in 0..<500 { record(journal, body: 100, in: "a") }
        for _ in 0..<1_000 {
            for session in ["b", "c"] { record(journal, body: 100, in: session) }
        }
        for _ in 0..<100 { record(journal, body: 100, in: "a") }
        for session in ["a", "b", "c"] { #expect((29...31).contains(journal.entries(of: session).count), "\(session)") }
        #expect(journal.entries.map(\.ordinal) == journal.entries.map(\.ordinal).sorted())
    }

    @Test func aHugeEntryOfOneSessionCostsTheOthersNothing() {
        let journal = Journal(byteLimit: 10_000)
        for session in ["a", "b"] { record(journal, body: 10, in: session) }
        for round in 0..<10 {
            record(journal, body: 50_000 + round, in: "huge \(round)")
            #expect(journal.entries.map(\.session) == ["a", "b", "huge \(round)"])
        }
        record(journal, body: 10, in: "a")
        #expect(journal.entries.map(\.session) == ["a", "b", "a"])
        #expect(journal.evictedCount == 10)
    }

    /// Against a journal that looks at every session each time.
    @Test func aThousandSessionsShareAsTheRuleSays() {
        let limit = 2_000_000
        let journal = Journal(byteLimit: limit)
        var random = SeededRandom(seed: 7)
        var expected = Array(repeating: [(ordinal: Int, cost: Int)](), count: 1_000)
        var held = Array(repeating: 0, count: 1_000)
        var evicted = Array(repeating: 0, count: 1_000)
        for ordinal in 1...4_000 {
            // A few are asked most of the time; costs differ, so that no two sessions hold equally much.
            let session = ordinal <= 1_000 ? ordinal - 1 : Int(random.next() % (ordinal % 3 == 0 ? 1_000 : 5))
            if session % 97 == 13 {
                journal.clear(session: "\(session)")
                (expected[session], held[session], evicted[session]) = ([], 0, 0)
            }
            let cost = Self.emptyCost + ordinal
            record(journal, body: ordinal, in: "\(session)")
            expected[session].append((ordinal, cost))
            held[session] += cost
            // The newest entry is kept, and nobody pays for it who holds less.
            func mayLose(_ index: Int) -> Bool { expected[index].map(\.ordinal) != [ordinal] }
            while held.reduce(0, +) > limit, var fullest = held.indices.max(by: { held[$0] < held[$1] }) {
                if !mayLose(fullest) {
                    guard held.reduce(0, +) - held[fullest] > limit else { break }
                    fullest = held.indices.filter(mayLose).max { held[$0] < held[$1] } ?? fullest
                }
                held[fullest] -= expected[fullest].removeFirst().cost
                evicted[fullest] += 1
            }
        }
        #expect(journal.byteCount == held.reduce(0, +))
        for session in 0..<1_000 {
            #expect(journal.entries(of: "\(session)").map(\.ordinal) == expected[session].map(\.ordinal))
            #expect(journal.evictedCount(of: "\(session)") == evicted[session])
        }
        #expect(evicted.count { $0 > 0 } > 5)
    }

    @Test func aSessionThatIsClearedLeavesItsRoomToOthers() {
        let journal = Journal(byteLimit: 10 * Self.emptyCost)
        let gone = (0..<5).map { _ in record(journal, in: "gone") }
        for _ in 0..<5 { record(journal, in: "stays") }
        journal.clear(session: "gone")
        #expect(journal.byteCount == 5 * Self.emptyCost)
        for _ in 0..<5 { record(journal, in: "new") }
        #expect(journal.evictedCount == 0)
        // What was under way in it ends without effect, also when its room is another session's.
        for place in gone { journal.complete(place, JournalCompletion(status: 500), .answered) }
        #expect(journal.entries.allSatisfy { $0.status == nil })
        #expect(Set(journal.entries.map(\.session)) == ["stays", "new"])
    }
}
