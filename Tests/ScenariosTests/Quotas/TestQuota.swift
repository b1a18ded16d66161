import SourceDocuments
import Support

@testable import Scenarios

/// Quotas that tests write without a file.
enum TestQuota {
    static let second: Int64 = 1_000_000_000

    static func make(
        _ algorithm: QuotaAlgorithm, rule: String = "s#0", index: Int = 0, name: String? = nil,
        label: String = "default",
        by keyParts: [QuotaKeyPart] = [], countsRefused: Bool = false, emission: QuotaEmission = .documented,
        resetForm: QuotaResetForm = .seconds
    ) -> Quota {
        Quota(
            identity: name.map { .shared(name: $0, scope: "s") } ?? .own(rule: rule, index: index), label: label,
            algorithm: algorithm, keyParts: keyParts, countsRefused: countsRefused, emission: emission,
            resetForm: resetForm, location: .init(file: "s.yaml", position: .start))
    }

    static func fixed(
        _ limit: Int, per period: Int64, _ alignment: FixedWindow.Alignment = .firstRequest
    ) -> QuotaAlgorithm {
        .fixedWindow(FixedWindow(limit: limit, period: period, alignment: alignment))
    }

    static func sliding(_ limit: Int, per period: Int64) -> QuotaAlgorithm {
        .slidingWindow(SlidingWindow(limit: limit, period: period))
    }

    static func bucket(_ refill: Int, per period: Int64, burst: Int? = nil) -> QuotaAlgorithm {
        .tokenBucket(TokenBucket(refill: refill, period: period, capacity: burst ?? refill))
    }

    static func concurrency(_ limit: Int) -> QuotaAlgorithm { .concurrency(Concurrency(limit: limit)) }

    static func instant(_ nanoseconds: Int64) -> SessionInstant { SessionInstant(nanosecondsSinceEpoch: nanoseconds) }
}

extension QuotaState {
    /// Decides for the one client of a single quota.
    mutating func decide(_ quota: Quota, at nanoseconds: Int64) -> QuotaOutcome {
        decide([quota], keys: [QuotaKey()], now: TestQuota.instant(nanoseconds)).combined
    }

    /// How many of the next requests at an instant are admitted, up to a bound; the state stays as it is.
    func admissions(_ quotas: [Quota], keys: [QuotaKey], at now: SessionInstant, upTo bound: Int) -> Int {
        var copy = self
        for count in 0..<bound where !copy.decide(quotas, keys: keys, now: now).isAdmitted { return count }
        return bound
    }

    /// Whether a request at an instant is admitted; the state stays as it is.
    func admits(_ quotas: [Quota], keys: [QuotaKey], at now: SessionInstant) -> Bool {
        admissions(quotas, keys: keys, at: now, upTo: 1) == 1
    }
}
