import HTTPModel
import JSONModel
import Support
import Testing

@testable import Scenarios

/// What a client is told is what its next requests get, whenever they come.
@Suite struct QuotaPropertyTests {
    private static let fields = [
        "RateLimit-Remaining", "Retry-After", "X-RateLimit-Limit", "X-RateLimit-Reset", "X-RateLimit-Used",
    ].compactMap { QuotaField(FieldName($0)) }

    /// Lists of quotas; all of an algorithm, with and without what changes it, and mixtures.
    private static let lists: [[Quota]] = {
        let second = TestQuota.second
        let algorithms: [QuotaAlgorithm] = [
            TestQuota.fixed(1, per: second), TestQuota.fixed(3, per: 2_500_000_000),
            TestQuota.fixed(4, per: 3 * second, .clock), TestQuota.fixed(2, per: 7, .clock),
            TestQuota.sliding(1, per: second), TestQuota.sliding(4, per: 1_700_000_001), TestQuota.sliding(3, per: 11),
            TestQuota.bucket(1, per: second), TestQuota.bucket(3, per: 1_000_000_007),
            TestQuota.bucket(2, per: 3 * second, burst: 5), TestQuota.bucket(7, per: 3, burst: 2),
            TestQuota.bucket(5, per: 2 * second, burst: 1),
        ]
        let single = algorithms.flatMap { algorithm in
            [false, true].map { [TestQuota.make(algorithm, countsRefused: $0, emission: .fields(fields))] }
        }
        func list(_ algorithms: [QuotaAlgorithm], countingIn counting: Set<Int> = []) -> [Quota] {
            algorithms.enumerated().map {
                TestQuota.make(
                    $1, index: $0, countsRefused: counting.contains($0), emission: .fields(fields),
                    resetForm: [.seconds, .epoch, .httpDate][$0])
            }
        }
        let mixed: [QuotaAlgorithm] = [
            TestQuota.fixed(5, per: 4 * second), TestQuota.sliding(2, per: second),
            TestQuota.bucket(3, per: 2 * second, burst: 4),
        ]
        return single + [
            list(mixed), list(mixed, countingIn: [0]), list(mixed, countingIn: [1, 2]),
            list(mixed, countingIn: [0, 1, 2]),
            list([TestQuota.fixed(3, per: second), TestQuota.fixed(5, per: 3 * second, .clock)], countingIn: [1]),
        ]
    }()

    @Test(arguments: 0..<lists.count)
    func whatIsToldIsWhatComes(list: Int) throws {
        let quotas = Self.lists[list]
        for seed in UInt64(1)...6 {
            var random = SeededRandom(seed: seed &* 1000 &+ UInt64(list))
            var state = QuotaState()
            var now = TestQuota.instant(Int64(random.integer(in: -5_000_000_000...5_000_000_000)))
            var last: QuotaOutcome?
            for _ in 0..<120 {
                now = next(after: now, last, quotas, &random)
                let client = QuotaKey(values: [.number(JSONNumber(random.integer(in: 0...1)))])
                let keys = quotas.map { _ in client }
                let admits = state.admits(quotas, keys: keys, at: now)
                let decision = state.decide(quotas, keys: keys, now: now)
                try #require(decision.isAdmitted == admits)
                last = decision.combined
                try checkRemaining(decision, state, quotas, keys, now)
                try checkAdmission(decision, state, quotas, keys, now, &random)
                try checkResets(decision, state, quotas, keys, now)
                try checkFields(decision, state, quotas, keys, now)
            }
        }
    }

    /// A later instant: often the same one, or one beside a boundary.
    private func next(
        after now: SessionInstant, _ last: QuotaOutcome?, _ quotas: [Quota], _ random: inout SeededRandom
    ) -> SessionInstant {
        let boundary = random.integer(in: 0...1) == 0 ? last?.resetAt : last?.nextAdmission
        switch random.integer(in: 0...5) {
        case 0, 1: return now
        case 2: return max(now, (boundary ?? now).adding(nanoseconds: Int64(random.integer(in: -1...1))))
        case 3: return now.adding(nanoseconds: Int64(random.integer(in: 0...20)))
        default:
            let window = quotas.compactMap { $0.windowNanoseconds }.max() ?? 1
            return now.adding(nanoseconds: Int64(random.integer(in: 0...Int(window))))
        }
    }

    private func checkRemaining(
        _ decision: QuotaDecision, _ state: QuotaState, _ quotas: [Quota], _ keys: [QuotaKey], _ now: SessionInstant
    ) throws {
        let remaining = decision.combined.remaining
        try #require(state.admissions(quotas, keys: keys, at: now, upTo: remaining + 1) == remaining)
        if !decision.isAdmitted { try #require(remaining == 0) }
        for (index, outcome) in decision.outcomes.enumerated() {
            let own = state.admissions([quotas[index]], keys: [keys[index]], at: now, upTo: outcome.remaining + 1)
            try #require(own == outcome.remaining)
        }
    }

    private func checkAdmission(
        _ decision: QuotaDecision, _ state: QuotaState, _ quotas: [Quota], _ keys: [QuotaKey], _ now: SessionInstant,
        _ random: inout SeededRandom
    ) throws {
        let next = try #require(decision.combined.nextAdmission)
        try #require(state.admits(quotas, keys: keys, at: next))
        if next > now {
            try #require(!state.admits(quotas, keys: keys, at: next.adding(nanoseconds: Int64(-1))))
            let wait = Int((next - now).wholeNanoseconds)
            let earlier = now.adding(nanoseconds: Int64(random.integer(in: 0...(wait - 1))))
            try #require(!state.admits(quotas, keys: keys, at: earlier))
        }
        guard !decision.isAdmitted else {
            try #require(decision.combined.retryAfter == nil)
            return
        }
        try #require(decision.combined.retryAfter == next - now)
    }

    private func checkResets(
        _ decision: QuotaDecision, _ state: QuotaState, _ quotas: [Quota], _ keys: [QuotaKey], _ now: SessionInstant
    ) throws {
        for (index, outcome) in decision.outcomes.enumerated() {
            let reset = try #require(outcome.resetAt)
            let (quota, key) = ([quotas[index]], [keys[index]])
            try #require(
                state.admissions(quota, keys: key, at: reset, upTo: outcome.limit + 1) == outcome.limit)
            guard reset > now else { continue }
            let before = reset.adding(nanoseconds: Int64(-1))
            try #require(state.admissions(quota, keys: key, at: before, upTo: outcome.limit) < outcome.limit)
        }
    }

    /// The same of the text on the wire.
    private func checkFields(
        _ decision: QuotaDecision, _ state: QuotaState, _ quotas: [Quota], _ keys: [QuotaKey], _ now: SessionInstant
    ) throws {
        let fields = QuotaHeaders(quotas: quotas, decision: decision, now: now).fields(documented: [])
        let remaining = try #require(fields.first("RateLimit-Remaining").flatMap { Int($0) })
        try #require(state.admissions(quotas, keys: keys, at: now, upTo: remaining + 1) == remaining)
        let limit = try #require(fields.first("X-RateLimit-Limit").flatMap { Int($0) })
        #expect(fields.first("X-RateLimit-Used") == String(limit - remaining))
        let tightest = decision.tightestIndex
        let reset = try instant(try #require(fields.first("X-RateLimit-Reset")), quotas[tightest].resetForm, now)
        let (quota, key) = ([quotas[tightest]], [keys[tightest]])
        try #require(reset >= now)
        try #require(state.admissions(quota, keys: key, at: reset, upTo: limit + 1) == limit)
        guard let text = fields.first("Retry-After") else {
            #expect(decision.isAdmitted)
            return
        }
        #expect(!decision.isAdmitted)
        let form = quotas[tightest].resetForm
        let retry = try instant(text, form == .epoch ? .seconds : form, now)
        try #require(state.admits(quotas, keys: keys, at: retry))
        // Less than a second more than it takes, in every form.
        let exact = try #require(decision.combined.nextAdmission)
        try #require(retry - exact < .seconds(1))
    }

    private func instant(_ text: String, _ form: QuotaResetForm, _ now: SessionInstant) throws -> SessionInstant {
        switch form {
        case .seconds: now + .seconds(try #require(Int64(text)))
        case .epoch: SessionInstant(secondsSinceEpoch: try #require(Int64(text)))
        case .httpDate:
            SessionInstant(secondsSinceEpoch: Int64(try #require(HTTPDate.parse(text, now: 0))))
        }
    }
}

extension Quota {
    /// The period of a quota that has one.
    fileprivate var windowNanoseconds: Int64? {
        switch algorithm {
        case .fixedWindow(let rules): rules.period
        case .slidingWindow(let rules): rules.period
        case .tokenBucket(let rules): rules.period
        case .concurrency: nil
        }
    }
}
