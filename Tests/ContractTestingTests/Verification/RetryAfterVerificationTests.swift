import JSONModel
import Testing

@testable import ContractTesting

@Suite struct RetryAfterVerificationTests {
    private func refused(_ text: String, second: Int = 0) -> JSONValue {
        SampleJournal.exchange(status: 429, second: second, answer: [("Retry-After", text)], rule: "notes/busy#limit")
    }

    /// An answer that had to wait.
    private func late(_ second: Int, outcome: String? = nil) -> JSONValue {
        SampleJournal.exchange(
            status: 429, answer: [("Retry-After", "60")], rule: "notes/busy#limit", outcome: outcome,
            endedSecond: second)
    }

    private func verdict(_ exchanges: [JSONValue], evicted: Int = 0) -> Verdict {
        let rules = [RuleUse(id: "notes/busy#limit", operations: ["createNote"], location: "busy.yaml:4", uses: 1)]
        return RetryAfterVerification(rules: rules).verdict(on: SampleJournal.reading(exchanges, evicted: evicted))
    }

    @Test func aRetryComesNoEarlierThanTold() throws {
        let date = "Sat, 31 Jan 2026 09:01:00 GMT"
        func again(_ second: Int, _ target: String = "/notes") -> JSONValue {
            SampleJournal.exchange("POST", target, second: second)
        }
        #expect(verdict([refused("60"), again(60)]) == .proved)
        #expect(verdict([refused(date), again(60)]) == .proved)
        #expect(verdict([refused("0"), again(0)]) == .proved)
        // Seconds count from the answer, whatever was asked in parallel before it was out.
        #expect(verdict([late(5), again(1), again(65)]) == .proved)
        #expect(verdict([late(5), again(1), again(64)]) != .proved)
        // While nobody knows when it was out, what its rule let it wait.
        let due = SampleJournal.exchange(status: 429, answer: [("Retry-After", "60")], outcome: "pending", delay: 5)
        #expect(verdict([due, again(65)]) == .proved)
        #expect(verdict([due, again(64)]) != .proved)
        // Numbers of any size are seconds.
        #expect(verdict([refused("2147483648"), again(60)]) != .proved)
        #expect(verdict([refused("00000000000000000000000000060"), again(60)]) == .proved)
        // Another target is another request, and what follows the retry is free.
        #expect(verdict([refused("60"), again(1, "/other"), again(60), again(61)]) == .proved)
        // A retry that was refused again counts from there.
        #expect(verdict([refused("60"), refused("60", second: 60), again(119)]) != .proved)
        // Two in parallel were refused at one instant, and both are repeated in time.
        let pair = [refused("7"), refused("7")]
        #expect(verdict(pair + [again(7), again(8)]) == .proved)
        #expect(verdict(pair + [refused("7", second: 7), refused("7", second: 7), again(14), again(14)]) == .proved)
        #expect(verdict(pair + [refused("7", second: 7), again(14)]) != .proved)
        #expect(verdict(pair + [again(7), again(6)]) != .proved)
        #expect(verdict(pair + [again(0)]) != .proved)
        #expect(verdict([refused("0"), refused("0"), again(0)]) == .proved)
        // What a fault holds back was not read.
        let stalled = SampleJournal.exchange(
            status: 429, answer: [("Retry-After", "60")], fault: "stall", outcome: "pending")
        #expect(verdict([stalled, again(60)]) != .proved)
        try GoldenFile.check(
            "retry-after",
            [
                "one of two repeated": verdict(pair + [again(7)]),
                "refused twice": verdict(pair),
                "held back": verdict([stalled, again(1)]),
                "seconds": verdict([refused("60"), again(12)]),
                "a date": verdict([refused(date, second: 10), again(59)]),
                "no time at all": verdict([refused("1"), again(0)]),
                "several": verdict([refused("60"), refused("60", second: 1), refused("60", second: 2)]),
                "nothing carried it": verdict([again(0), again(1)]),
                "nothing arrived": verdict([]),
                "not sent again": verdict([refused("60"), again(1, "/other")]),
                "unreadable": verdict([refused("soon"), again(0)]),
                "beyond any clock": verdict([refused("99999999999999999999"), again(60)]),
                "a late answer": verdict([late(5), again(63)]),
                "only in parallel": verdict([late(5), again(1)]),
                "never out": verdict([late(5, outcome: "clientLeft"), again(9)]),
                "evicted": verdict([refused("60"), again(60)], evicted: 2),
                "under way": verdict([refused("60"), again(60), SampleJournal.underWay]),
            ])
    }
}
