import HTTPModel
import Support
import Testing

@testable import Scenarios

@Suite struct QuotaHeadersTests {
    /// A quarter of a second after the year 2024 began.
    private let start: Int64 = 1_704_067_200_250_000_000

    private static let every = QuotaField.wellKnownNames.compactMap { QuotaField(FieldName($0)) }

    /// The fields of the last of so many requests.
    private func lines(
        _ quotas: [Quota], requests: Int, apart: Int64 = 0, documented: [String] = []
    ) -> [String] {
        var state = QuotaState()
        let keys = quotas.map { _ in QuotaKey() }
        var lines: [String] = []
        for request in 0..<requests {
            let now = TestQuota.instant(start + Int64(request) * apart)
            let decision = state.decide(quotas, keys: keys, now: now)
            let fields = QuotaHeaders(quotas: quotas, decision: decision, now: now)
                .fields(documented: documented.compactMap { QuotaField(FieldName($0)) })
            lines = fields.map { "\($0.name): \($0.value)" }
        }
        return lines
    }

    private func quota(
        _ algorithm: QuotaAlgorithm? = nil, emit names: [String], _ form: QuotaResetForm = .seconds, index: Int = 0,
        label: String = "default"
    ) -> Quota {
        TestQuota.make(
            algorithm ?? TestQuota.fixed(2, per: 60 * TestQuota.second), index: index, label: label,
            emission: .fields(names.compactMap { QuotaField(FieldName($0)) }), resetForm: form)
    }

    @Test func theStateIsWrittenInEveryFamily() {
        let names = [
            "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Used", "X-RateLimit-Reset", "RateLimit-Reset",
            "RateLimit", "RateLimit-Policy", "Retry-After",
        ]
        #expect(
            lines([quota(emit: names)], requests: 1) == [
                "X-RateLimit-Limit: 2", "X-RateLimit-Remaining: 1", "X-RateLimit-Used: 1", "X-RateLimit-Reset: 60",
                "RateLimit-Reset: 60", "RateLimit: \"default\";r=1;t=60", "RateLimit-Policy: \"default\";q=2;w=60",
            ])
    }

    @Test(arguments: [
        (QuotaResetForm.seconds, "60", "60"), (.epoch, "1704067261", "60"),
        (.httpDate, "Mon, 01 Jan 2024 00:01:01 GMT", "Mon, 01 Jan 2024 00:01:01 GMT"),
    ])
    func theResetIsWrittenInItsFormAndRoundedUp(form: QuotaResetForm, reset: String, retry: String) {
        let names = ["X-RateLimit-Reset", "Retry-After", "RateLimit-Reset"]
        // 5 ms after the first of two, 59.99 s are left.
        #expect(
            lines([quota(emit: names, form)], requests: 3, apart: 5_000_000) == [
                "X-RateLimit-Reset: \(reset)", "Retry-After: \(retry)", "RateLimit-Reset: 60",
            ])
    }

    @Test func onlyRefusalsSayWhenToRetry() {
        #expect(lines([quota(emit: ["Retry-After"])], requests: 2) == [])
        #expect(lines([quota(emit: ["Retry-After"])], requests: 3) == ["Retry-After: 60"])
    }

    @Test func whatIsDocumentedIsSentUnlessTheQuotaSaysOtherwise() {
        let algorithm = TestQuota.fixed(1, per: TestQuota.second)
        let documented = ["X-Rate-Limit-Limit", "Retry-After"]
        #expect(
            lines([TestQuota.make(algorithm)], requests: 2, documented: documented) == [
                "X-Rate-Limit-Limit: 1", "Retry-After: 1",
            ])
        #expect(lines([TestQuota.make(algorithm)], requests: 2) == [])
        #expect(lines([TestQuota.make(algorithm, emission: .none)], requests: 2, documented: documented) == [])
        #expect(
            lines([quota(emit: ["X-RateLimit-Limit"])], requests: 1, documented: documented) == ["X-RateLimit-Limit: 2"]
        )
    }

    @Test func theTightestQuotaWinsAndTheListTellsAll() {
        let names = ["X-RateLimit-Limit", "X-RateLimit-Remaining", "RateLimit", "RateLimit-Policy"]
        let quotas = [
            quota(TestQuota.fixed(10, per: 60 * TestQuota.second), emit: names, label: "a \"b\\"),
            quota(TestQuota.fixed(3, per: TestQuota.second), emit: names, index: 1, label: "burst"),
            TestQuota.make(TestQuota.fixed(100, per: TestQuota.second), index: 2, emission: .none),
        ]
        #expect(
            lines(quotas, requests: 1) == [
                "X-RateLimit-Limit: 3", "X-RateLimit-Remaining: 2",
                "RateLimit: \"a \\\"b\\\\\";r=9;t=60, \"burst\";r=2;t=1",
                "RateLimit-Policy: \"a \\\"b\\\\\";q=10;w=60, \"burst\";q=3;w=1",
            ])
    }

    @Test func concurrencyTellsNoTime() {
        let names = Self.every.map(\.name.canonical)
        #expect(
            lines([quota(TestQuota.concurrency(1), emit: names)], requests: 2) == [
                "RateLimit: \"default\";r=0", "RateLimit-Policy: \"default\";q=1;qu=\"concurrent-requests\"",
                "RateLimit-Limit: 1", "RateLimit-Remaining: 0", "X-RateLimit-Limit: 1", "X-RateLimit-Remaining: 0",
                "X-RateLimit-Used: 1", "X-Rate-Limit-Limit: 1", "X-Rate-Limit-Remaining: 0", "X-Rate-Limit-Used: 1",
                "X-RateLimit-Policy: \"default\";q=1;qu=\"concurrent-requests\"",
            ])
    }
}
