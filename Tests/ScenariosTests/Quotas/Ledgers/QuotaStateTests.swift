import JSONModel
import Support
import Testing

@testable import Scenarios

@Suite struct QuotaStateTests {
    private let second = TestQuota.second
    private var minute: Int64 { 60 * second }
    private var state = QuotaState()

    private func instant(_ nanoseconds: Int64) -> SessionInstant { TestQuota.instant(nanoseconds) }

    @Test mutating func aWindowBeginsAtTheFirstRequestAndItsEndIsTheNextOnes() {
        let quota = TestQuota.make(TestQuota.fixed(2, per: minute))
        let first = state.decide(quota, at: 7 * second)
        #expect(
            first
                == QuotaOutcome(
                    isAdmitted: true, limit: 2, remaining: 1, resetAt: instant(67 * second),
                    nextAdmission: instant(7 * second), retryAfter: nil, window: .seconds(60)))
        #expect(state.decide(quota, at: 66 * second).remaining == 0)
        let refused = state.decide(quota, at: 67 * second - 1)
        #expect(!refused.isAdmitted && refused.retryAfter == .nanoseconds(1))
        let next = state.decide(quota, at: 67 * second)
        #expect(next.isAdmitted && next.remaining == 1 && next.resetAt == instant(127 * second))
    }

    @Test(arguments: [(60, 60, 120), (119, 60, 120), (-1, -60, 0), (-60, -60, 0), (0, 0, 60)])
    mutating func aClockAlignedWindowBeginsOnTheMinute(at now: Int64, start: Int64, end: Int64) {
        let quota = TestQuota.make(TestQuota.fixed(1, per: minute, .clock))
        #expect(state.decide(quota, at: start * second - 1).resetAt == instant(start * second))
        let outcome = state.decide(quota, at: now * second)
        #expect(outcome.isAdmitted && outcome.resetAt == instant(end * second))
        #expect(!state.decide(quota, at: end * second - 1).isAdmitted)
        #expect(state.decide(quota, at: end * second).isAdmitted)
    }

    /// A window that is empty, since another quota refused, is whole already.
    @Test mutating func whatHoldsNothingIsWholeNow() {
        for (index, algorithm) in [TestQuota.fixed(5, per: second), TestQuota.sliding(5, per: second)].enumerated() {
            let quotas = [
                TestQuota.make(TestQuota.fixed(1, per: minute), index: 2 * index),
                TestQuota.make(algorithm, index: 2 * index + 1),
            ]
            let keys = [QuotaKey(), QuotaKey()]
            state = QuotaState()
            #expect(state.decide(quotas, keys: keys, now: instant(7 * second)).isAdmitted)
            let refused = state.decide(quotas, keys: keys, now: instant(9 * second))
            #expect(!refused.isAdmitted)
            #expect(refused.outcomes[1].remaining == 5)
            #expect(refused.outcomes[1].resetAt == instant(9 * second))
        }
    }

    @Test mutating func aRequestLeavesASlidingWindowAPeriodAfterItCame() {
        let quota = TestQuota.make(TestQuota.sliding(2, per: minute))
        #expect(state.decide(quota, at: 0).isAdmitted)
        let second = state.decide(quota, at: 10 * self.second)
        #expect(second.remaining == 0 && second.resetAt == instant(70 * self.second))
        #expect(second.nextAdmission == instant(60 * self.second))
        #expect(!state.decide(quota, at: 60 * self.second - 1).isAdmitted)
        #expect(state.decide(quota, at: 60 * self.second).isAdmitted)
        #expect(!state.decide(quota, at: 60 * self.second).isAdmitted)
    }

    @Test mutating func aBucketGivesItsBurstAndThenWhatComesIn() {
        let quota = TestQuota.make(TestQuota.bucket(2, per: second, burst: 5))
        for remaining in [4, 3, 2, 1, 0] {
            let outcome = state.decide(quota, at: 0)
            #expect(outcome.isAdmitted && outcome.remaining == remaining && outcome.limit == 5)
        }
        let refused = state.decide(quota, at: 0)
        #expect(!refused.isAdmitted && refused.retryAfter == .milliseconds(500))
        #expect(refused.resetAt == instant(2_500_000_000) && refused.window == .milliseconds(2500))
        #expect(!state.decide(quota, at: 499_999_999).isAdmitted)
        #expect(state.decide(quota, at: 500_000_000).isAdmitted)
        // An hour brings no more than the bucket holds.
        #expect(state.decide(quota, at: 3600 * second).remaining == 4)
    }

    @Test mutating func thirdsOfASecondAreNeverLost() {
        let quota = TestQuota.make(TestQuota.bucket(3, per: second, burst: 2))
        #expect(state.decide(quota, at: 0).isAdmitted)
        // Every token comes a third of a second after the last, which no number of nanoseconds is.
        for step in Int64(0)..<3000 {
            let exact = (step * second + 2) / 3
            if step > 0 { #expect(!state.decide(quota, at: exact - 1).isAdmitted) }
            #expect(state.decide(quota, at: exact).isAdmitted)
        }
    }

    @Test mutating func refusedRequestsCountWhereTheQuotaSaysSo() {
        let sliding = TestQuota.make(TestQuota.sliding(1, per: minute), countsRefused: true)
        #expect(state.decide(sliding, at: 0).isAdmitted)
        #expect(state.decide(sliding, at: 50 * second).retryAfter == .seconds(60))
        #expect(!state.decide(sliding, at: 60 * second).isAdmitted)
        #expect(!state.decide(sliding, at: 120 * second - 1).isAdmitted)
        #expect(state.decide(sliding, at: 180 * second).isAdmitted)

        let bucket = TestQuota.make(TestQuota.bucket(1, per: minute), name: "bucket", countsRefused: true)
        #expect(state.decide(bucket, at: 200 * second).isAdmitted)
        #expect(state.decide(bucket, at: 230 * second).retryAfter == .seconds(60))
        #expect(state.decide(bucket, at: 290 * second).isAdmitted)

        let fixed = TestQuota.make(TestQuota.fixed(1, per: minute), name: "fixed", countsRefused: true)
        #expect(state.decide(fixed, at: 300 * second).isAdmitted)
        #expect(state.decide(fixed, at: 350 * second).retryAfter == .seconds(10))
        #expect(state.decide(fixed, at: 360 * second).isAdmitted)
    }

    @Test mutating func everyQuotaOfAListMustHaveRoom() {
        let quotas = [
            TestQuota.make(TestQuota.fixed(10, per: minute)),
            TestQuota.make(TestQuota.fixed(1, per: second), index: 1),
        ]
        let keys = [QuotaKey(), QuotaKey()]
        let first = state.decide(quotas, keys: keys, now: instant(0))
        #expect(first.isAdmitted && first.tightestIndex == 1 && first.outcomes.map(\.remaining) == [9, 0])
        let refused = state.decide(quotas, keys: keys, now: instant(1))
        #expect(!refused.isAdmitted && refused.outcomes.map(\.isAdmitted) == [true, false])
        // What one quota refuses does not count in another.
        #expect(refused.outcomes.map(\.remaining) == [9, 0])
        #expect(refused.combined.retryAfter == .nanoseconds(999_999_999))
    }

    @Test mutating func aRefusalByAnotherQuotaCountsWhereRefusedOnesDo() {
        let quotas = [
            TestQuota.make(TestQuota.fixed(2, per: minute), countsRefused: true),
            TestQuota.make(TestQuota.fixed(1, per: second), index: 1),
        ]
        let keys = [QuotaKey(), QuotaKey()]
        #expect(state.decide(quotas, keys: keys, now: instant(0)).isAdmitted)
        let refused = state.decide(quotas, keys: keys, now: instant(0))
        #expect(refused.outcomes.map(\.isAdmitted) == [true, false])
        // The first quota had room for it and is full now, so it is what the client waits for.
        #expect(refused.tightestIndex == 0 && refused.combined.retryAfter == .seconds(60))
        #expect(!refused.combined.isAdmitted)
    }

    @Test mutating func clientsAreCountedApart() {
        let quota = TestQuota.make(TestQuota.fixed(1, per: minute))
        for client: JSONValue? in ["a", "b", nil, 1, "1", ["a", "b"]] {
            let key = QuotaKey(values: [client])
            #expect(state.decide([quota], keys: [key], now: instant(0)).isAdmitted)
            #expect(!state.decide([quota], keys: [key], now: instant(0)).isAdmitted)
        }
    }

    @Test mutating func oneNameIsOneLedgerAndRulesAreCountedApart() {
        let shared = { TestQuota.make(TestQuota.fixed(1, per: 1), name: "api") }
        #expect(state.decide(shared(), at: 0).isAdmitted)
        #expect(!state.decide(shared(), at: 0).isAdmitted)
        #expect(state.decide(TestQuota.make(TestQuota.fixed(1, per: 1)), at: 0).isAdmitted)
        #expect(state.decide(TestQuota.make(TestQuota.fixed(1, per: 1), index: 1), at: 0).isAdmitted)
    }

    @Test mutating func exchangesCountUntilTheyEnd() throws {
        let quota = TestQuota.make(TestQuota.concurrency(2))
        let key = QuotaKey(values: ["a"])
        let first = state.decide([quota], keys: [key], now: instant(0))
        #expect(first.combined.remaining == 1 && first.combined.resetAt == nil && first.combined.window == nil)
        let second = state.decide([quota], keys: [key], now: instant(0))
        let refused = state.decide([quota], keys: [key], now: instant(minute))
        #expect(!refused.isAdmitted && refused.leases.isEmpty && refused.combined.retryAfter == nil)
        state.release(try #require(first.leases.first))
        #expect(state.admissions([quota], keys: [key], at: instant(minute), upTo: 3) == 1)
        state.release(try #require(second.leases.first))
        #expect(state.admissions([quota], keys: [key], at: instant(minute), upTo: 3) == 2)
        #expect(state.accountCount == 0)
    }

    @Test mutating func aLeaseFromBeforeAResetFreesNothing() throws {
        let quota = TestQuota.make(TestQuota.concurrency(1))
        let old = try #require(state.decide([quota], keys: [QuotaKey()], now: instant(0)).leases.first)
        state.reset()
        #expect(state.decide([quota], keys: [QuotaKey()], now: instant(0)).isAdmitted)
        state.release(old)
        #expect(!state.decide([quota], keys: [QuotaKey()], now: instant(0)).isAdmitted)
    }

    @Test mutating func anExchangeThatAnotherQuotaRefusesIsNotOpen() {
        let quotas = [
            TestQuota.make(TestQuota.concurrency(2)), TestQuota.make(TestQuota.fixed(1, per: minute), index: 1),
        ]
        let keys = [QuotaKey(), QuotaKey()]
        #expect(state.decide(quotas, keys: keys, now: instant(0)).leases.count == 1)
        #expect(state.decide(quotas, keys: keys, now: instant(0)).leases.isEmpty)
        #expect(state.admissions([quotas[0]], keys: [QuotaKey()], at: instant(0), upTo: 3) == 1)
    }

    @Test(arguments: [
        TestQuota.fixed(2, per: 100), TestQuota.sliding(2, per: 100), TestQuota.bucket(2, per: 100),
    ])
    mutating func clientsThatAreWholeAgainTakeNoMemory(algorithm: QuotaAlgorithm) {
        let quota = TestQuota.make(algorithm)
        var most = 0
        for now in Int64(0)..<20_000 {
            let key = QuotaKey(values: [.number(JSONNumber(Int(now)))])
            #expect(state.decide([quota], keys: [key], now: instant(now)).isAdmitted)
            most = max(most, state.accountCount)
        }
        #expect(most <= 202)
    }

    @Test mutating func aClientInUseIsNeverDropped() {
        let quota = TestQuota.make(TestQuota.fixed(1, per: minute))
        for pass in 0..<2 {
            for client in 0..<1000 {
                let key = QuotaKey(values: [.number(JSONNumber(client))])
                #expect(state.decide([quota], keys: [key], now: instant(0)).isAdmitted == (pass == 0))
            }
        }
    }

    @Test mutating func aRequestThatReadTheClockEarlierIsCountedAtTheLatestInstant() {
        let quota = TestQuota.make(TestQuota.bucket(1, per: 100, burst: 2))
        #expect(state.decide(quota, at: 100).isAdmitted)
        #expect(state.decide(quota, at: 40).isAdmitted)
        // It waits from the instant that it read.
        #expect(state.decide(quota, at: 40).retryAfter == .nanoseconds(160))
    }

    @Test mutating func ofEquallyTightQuotasTheOneThatResetsLastWins() {
        let periods: [Int64] = [10, 30, 20, 30]
        let quotas = periods.enumerated().map { TestQuota.make(TestQuota.fixed(3, per: $1), index: $0) }
        let decision = state.decide(quotas, keys: quotas.map { _ in QuotaKey() }, now: instant(0))
        #expect(decision.tightestIndex == 1 && decision.combined.resetAt == instant(30))
    }

    @Test(arguments: [
        TestQuota.fixed(1, per: 3_153_600_000_000_000_000), TestQuota.sliding(1, per: 3_153_600_000_000_000_000),
        TestQuota.bucket(1_000_000_000, per: 3_153_600_000_000_000_000),
        TestQuota.fixed(1, per: 3_153_600_000_000_000_000, .clock), TestQuota.bucket(1_000_000_000, per: 1, burst: 1),
    ])
    mutating func theEndsOfTimeAreNoTrap(algorithm: QuotaAlgorithm) {
        let quota = TestQuota.make(algorithm)
        #expect(state.decide(quota, at: .min).isAdmitted)
        #expect(state.decide(quota, at: .max - 1).isAdmitted)
        _ = state.decide(quota, at: .max - 1)
        #expect(state.decide(quota, at: .max - 1).resetAt.map { $0 >= instant(.max - 1) } == true)
    }
}
