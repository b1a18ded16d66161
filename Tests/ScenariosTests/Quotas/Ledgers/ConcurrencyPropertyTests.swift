import JSONModel
import Support
import Testing

@testable import Scenarios

/// Exchanges that begin and end at random, with and without other quotas beside them.
@Suite struct ConcurrencyPropertyTests {
    @Test(arguments: [false, true], UInt64(1)...10)
    func whatRemainsIsWhatIsOpen(besideOthers: Bool, seed: UInt64) throws {
        var quotas = [TestQuota.make(TestQuota.concurrency(3))]
        if besideOthers {
            quotas.append(TestQuota.make(TestQuota.sliding(5, per: 40), index: 1))
            quotas.append(TestQuota.make(TestQuota.bucket(4, per: 30), index: 2, countsRefused: true))
        }
        let keys = quotas.map { _ in QuotaKey(values: ["a"]) }
        var random = SeededRandom(seed: seed)
        var state = QuotaState()
        var open: [QuotaLease] = []
        var now = TestQuota.instant(0)
        for _ in 0..<400 {
            now = now.adding(nanoseconds: Int64(random.integer(in: 0...6)))
            if !open.isEmpty, random.integer(in: 0...2) == 0 {
                state.release(open.remove(at: random.integer(in: 0...(open.count - 1))))
            }
            let hadRoom = open.count < 3
            let decision = state.decide(quotas, keys: keys, now: now)
            open += decision.leases
            try #require(decision.outcomes[0].isAdmitted == hadRoom)
            try #require(decision.outcomes[0].remaining == 3 - open.count)
            try #require(decision.leases.count == (decision.isAdmitted ? 1 : 0))
            let remaining = decision.combined.remaining
            try #require(state.admissions(quotas, keys: keys, at: now, upTo: remaining + 1) == remaining)
            guard !decision.isAdmitted else { continue }
            guard let next = decision.combined.nextAdmission else {
                // Time alone helps nobody here, however long.
                try #require(open.count == 3)
                try #require(!state.admits(quotas, keys: keys, at: now + .seconds(3600)))
                continue
            }
            try #require(state.admits(quotas, keys: keys, at: next))
            try #require(!state.admits(quotas, keys: keys, at: next.adding(nanoseconds: Int64(-1))))
        }
    }
}
