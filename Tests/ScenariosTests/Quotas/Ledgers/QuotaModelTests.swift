import Support
import Testing

@testable import Scenarios

/// Each algorithm decides as its definition says, worked out anew from all requests that came before.
@Suite struct QuotaModelTests {
    /// Plays random times and compares with a function of the counted times.
    private func compare(
        _ algorithm: QuotaAlgorithm, countsRefused: Bool = false,
        with admits: (_ counted: [Int64], _ now: Int64) -> Bool
    ) throws {
        for seed in UInt64(0)..<20 {
            var random = SeededRandom(seed: seed)
            var state = QuotaState()
            var counted: [Int64] = []
            var now: Int64 = -50
            let quota = TestQuota.make(algorithm, countsRefused: countsRefused)
            for _ in 0..<200 {
                now += Int64(random.integer(in: 0...4) * random.integer(in: 0...3))
                let isAdmitted = state.decide(quota, at: now).isAdmitted
                try #require(isAdmitted == admits(counted, now), "seed \(seed), instant \(now)")
                if isAdmitted || countsRefused { counted.append(now) }
            }
        }
    }

    @Test(arguments: [false, true])
    func aSlidingWindowLooksBackOnePeriod(countsRefused: Bool) throws {
        try compare(TestQuota.sliding(4, per: 20), countsRefused: countsRefused) { counted, now in
            counted.filter { now - $0 < 20 }.count < 4
        }
    }

    @Test func aClockAlignedWindowCountsWithinMultiplesOfThePeriod() throws {
        func window(_ instant: Int64) -> Int64 { Int64((Double(instant) / 10).rounded(.down)) }
        try compare(TestQuota.fixed(3, per: 10, .clock)) { counted, now in
            counted.filter { window($0) == window(now) }.count < 3
        }
    }

    @Test func aWindowFromTheFirstRequestCountsUntilItsEnd() throws {
        try compare(TestQuota.fixed(3, per: 10)) { counted, now in
            var (start, used) = (Int64.min / 2, 0)
            for instant in counted {
                if instant >= start + 10 { (start, used) = (instant, 0) }
                used += 1
            }
            return now >= start + 10 || used < 3
        }
    }

    @Test(arguments: [(3, 10, 3), (1, 7, 4), (7, 3, 2)])
    func aBucketHoldsWhatCameInLessWhatWasTaken(refill: Int, period: Int, burst: Int) throws {
        try compare(TestQuota.bucket(refill, per: Int64(period), burst: burst)) { counted, now in
            // In parts of a token, so that the model is exact too.
            var (level, last) = (burst * period, Int64.min / 64)
            for instant in counted {
                level = min(burst * period, level + Int(instant - max(last, -100)) * refill) - period
                last = instant
            }
            return min(burst * period, level + Int(now - max(last, -100)) * refill) >= period
        }
    }
}
