import HTTPModel
import Support
import Testing

@testable import Scenarios

/// What a client is told by several rules, each with quotas of its own, is what its next requests get.
@Suite struct QuotaTellingPropertyTests {
    private static let fields = [
        "RateLimit-Remaining", "Retry-After", "X-RateLimit-Limit", "X-RateLimit-Reset",
    ].compactMap { QuotaField(FieldName($0)) }

    /// The quotas of rules that are asked one after the other.
    private static let rules: [[[Quota]]] = {
        let second = TestQuota.second
        let algorithms: [[[QuotaAlgorithm]]] = [
            [[TestQuota.fixed(3, per: 4 * second)], [TestQuota.fixed(2, per: second)]],
            [[TestQuota.fixed(2, per: second)], [TestQuota.sliding(4, per: 3 * second)]],
            [[TestQuota.bucket(2, per: second, burst: 4)], [TestQuota.fixed(3, per: 5 * second, .clock)]],
            [
                [TestQuota.sliding(2, per: second)], [TestQuota.bucket(3, per: 2 * second)],
                [TestQuota.fixed(4, per: 7)],
            ],
            [
                [TestQuota.fixed(5, per: 2 * second), TestQuota.sliding(2, per: second)],
                [TestQuota.bucket(1, per: second, burst: 3)],
            ],
        ]
        return algorithms.flatMap { rules in
            [false, true].map { countsRefused in
                rules.enumerated().map { number, quotas in
                    quotas.enumerated().map { index, algorithm in
                        TestQuota.make(
                            algorithm, rule: "s#\(number)", index: index, countsRefused: countsRefused,
                            emission: .fields(fields))
                    }
                }
            }
        }
    }()

    @Test(arguments: 0..<rules.count)
    func whatIsToldIsWhatComes(list: Int) throws {
        let rules = Self.rules[list]
        for seed in UInt64(1)...6 {
            var random = SeededRandom(seed: seed &* 1000 &+ UInt64(list))
            var state = QuotaState()
            var now = TestQuota.instant(Int64(random.integer(in: -5_000_000_000...5_000_000_000)))
            for _ in 0..<120 {
                if random.integer(in: 0...2) > 0 {
                    now = now.adding(nanoseconds: Int64(random.integer(in: 0...2_000_000_000)))
                }
                let parts = state.decide(rules, now: now)
                try check(parts, QuotaTelling(parts: parts, now: now).fields(documented: []), state, rules, now)
            }
        }
    }

    private func check(
        _ parts: [QuotaTelling.Part], _ told: HeaderFields, _ state: QuotaState, _ rules: [[Quota]],
        _ now: SessionInstant
    ) throws {
        let isAdmitted = parts.allSatisfy(\.decision.isAdmitted)
        let remaining = try #require(told.first("RateLimit-Remaining").flatMap { Int($0) })
        // Rules behind the one that refused were not asked, so nothing is told of them.
        let asked = Array(rules.prefix(parts.count))
        var copy = state
        for _ in 0..<remaining {
            let isAdmitted = copy.admits(asked, now: now)
            try #require(isAdmitted)
        }
        let isOneMoreAdmitted = copy.admits(asked, now: now)
        try #require(!isOneMoreAdmitted)
        #expect(told.values("X-RateLimit-Limit").count == 1)
        #expect(told.values("X-RateLimit-Reset").count == 1)
        guard let text = told.first("Retry-After") else {
            #expect(isAdmitted)
            return
        }
        #expect(!isAdmitted)
        let wait = try #require(Int64(text))
        try #require(wait > 0)
        var (later, sooner) = (state, state)
        let isAdmittedThen = later.admits(asked, now: now + .seconds(wait))
        let isAdmittedBefore = sooner.admits(asked, now: now + .seconds(wait - 1))
        try #require(isAdmittedThen)
        try #require(!isAdmittedBefore)
    }
}

extension QuotaState {
    /// Asks rules one after the other, up to the first that has no room.
    fileprivate mutating func decide(_ rules: [[Quota]], now: SessionInstant) -> [QuotaTelling.Part] {
        var parts: [QuotaTelling.Part] = []
        for quotas in rules {
            let decision = decide(quotas, keys: quotas.map { _ in QuotaKey() }, now: now)
            parts.append((quotas, decision))
            if !decision.isAdmitted { break }
        }
        return parts
    }

    fileprivate mutating func admits(_ rules: [[Quota]], now: SessionInstant) -> Bool {
        decide(rules, now: now).allSatisfy(\.decision.isAdmitted)
    }
}
