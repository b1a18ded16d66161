import Contracts
import Support

/// What the clients of one session have used of every quota; a value, guarded by whoever owns the session.
///
/// A client whose quota is whole again takes no memory, so what is kept grows only with the clients whose requests
/// still count.
package struct QuotaState: Sendable {
    private var fixedWindows: [QuotaIdentity: QuotaLedger<FixedWindowAccount>] = [:]
    private var slidingWindows: [QuotaIdentity: QuotaLedger<SlidingWindowAccount>] = [:]
    private var tokenBuckets: [QuotaIdentity: QuotaLedger<TokenBucketAccount>] = [:]
    private var concurrencies: [QuotaIdentity: QuotaLedger<ConcurrencyAccount>] = [:]
    /// The rules of each concurrency, by which an exchange is taken off.
    private var concurrencyRules: [QuotaIdentity: Concurrency] = [:]
    // Requests may reach the session in another order than they read its clock.
    /// The latest instant seen.
    private var latest = SessionInstant(nanosecondsSinceEpoch: .min)
    private var generation: UInt64 = 0

    /// Makes a state in which nothing was used.
    package init() {}

    /// Forgets what was used; exchanges that are open now no longer count, and their leases say nothing.
    package mutating func reset() {
        let next = generation + 1
        self = QuotaState()
        generation = next
    }

    /// Ends the exchange that a lease stands for; once for each lease.
    ///
    /// - Parameter lease: A lease of a decision of this state; one from before a reset is left alone.
    package mutating func release(_ lease: QuotaLease) {
        guard lease.generation == generation, let rules = concurrencyRules[lease.identity] else { return }
        concurrencies[lease.identity]?.update(lease.key, under: rules) { $0.release() }
    }

    /// Counts a request in the quotas of a rule.
    ///
    /// It is admitted when every quota has room for it, and then counts in each. A refused one counts in those alone
    /// that count refused requests, whichever quota refused it:
    ///
    /// - in a window, as any other, so that whoever keeps asking keeps a sliding window full;
    /// - in a bucket it takes a token, or what has come in of one, so that a token is whole a full interval later.
    ///
    /// - Parameters:
    ///   - quotas: The quotas, no ledger twice; at least one.
    ///   - checked: The request.
    ///   - now: The session clock's reading at arrival.
    /// - Returns: What each quota says and what holds of all together.
    mutating func decide(_ quotas: [Quota], for checked: CheckedRequest, now: SessionInstant) -> QuotaDecision {
        decide(quotas, keys: quotas.map { QuotaKey($0.keyParts, of: checked) }, now: now)
    }

    /// Counts a request whose keys are known; they stand in the order of the quotas.
    mutating func decide(_ quotas: [Quota], keys: [QuotaKey], now: SessionInstant) -> QuotaDecision {
        latest = max(latest, now)
        // Each quota is asked even when an earlier one refuses, since the outcome of each tells which did.
        var hasRoom: [Bool] = []
        hasRoom.reserveCapacity(quotas.count)
        for (quota, key) in zip(quotas, keys) { hasRoom.append(self.hasRoom(quota, key)) }
        let isAdmitted = !hasRoom.contains(false)
        var outcomes: [QuotaOutcome] = []
        outcomes.reserveCapacity(quotas.count)
        var leases: [QuotaLease] = []
        for index in quotas.indices {
            let (quota, key) = (quotas[index], keys[index])
            outcomes.append(
                record(quota, key, counting: isAdmitted || quota.countsRefused, hadRoom: hasRoom[index], now: now))
            if isAdmitted, case .concurrency = quota.algorithm {
                leases.append(QuotaLease(identity: quota.identity, key: key, generation: generation))
            }
        }
        return QuotaDecision(outcomes: outcomes, leases: leases, now: now)
    }

    private mutating func hasRoom(_ quota: Quota, _ key: QuotaKey) -> Bool {
        let identity = quota.identity
        return switch quota.algorithm {
        case .fixedWindow(let rules): fixedWindows[identity]?.hasRoom(key, at: latest, under: rules) ?? true
        case .slidingWindow(let rules): slidingWindows[identity]?.hasRoom(key, at: latest, under: rules) ?? true
        case .tokenBucket(let rules): tokenBuckets[identity]?.hasRoom(key, at: latest, under: rules) ?? true
        case .concurrency(let rules): concurrencies[identity]?.hasRoom(key, at: latest, under: rules) ?? true
        }
    }

    private mutating func record(
        _ quota: Quota, _ key: QuotaKey, counting: Bool, hadRoom: Bool, now: SessionInstant
    ) -> QuotaOutcome {
        let identity = quota.identity
        switch quota.algorithm {
        case .fixedWindow(let rules):
            let standing = fixedWindows[identity, default: QuotaLedger()]
                .record(key, counting: counting, at: latest, under: rules)
            return QuotaOutcome(
                isAdmitted: hadRoom, limit: rules.limit, window: .nanoseconds(rules.period), standing, now: now)
        case .slidingWindow(let rules):
            let standing = slidingWindows[identity, default: QuotaLedger()]
                .record(key, counting: counting, at: latest, under: rules)
            return QuotaOutcome(
                isAdmitted: hadRoom, limit: rules.limit, window: .nanoseconds(rules.period), standing, now: now)
        case .tokenBucket(let rules):
            let standing = tokenBuckets[identity, default: QuotaLedger()]
                .record(key, counting: counting, at: latest, under: rules)
            let window = rules.nanoseconds(for: rules.partsOfBucket)
            return QuotaOutcome(
                isAdmitted: hadRoom, limit: rules.capacity, window: .nanoseconds(Int64(clamping: window)), standing,
                now: now)
        case .concurrency(let rules):
            concurrencyRules[identity] = rules
            let standing = concurrencies[identity, default: QuotaLedger()]
                .record(key, counting: counting, at: latest, under: rules)
            return QuotaOutcome(isAdmitted: hadRoom, limit: rules.limit, window: nil, standing, now: now)
        }
    }

    /// How many accounts are kept.
    var accountCount: Int {
        fixedWindows.values.reduce(0) { $0 + $1.count } + slidingWindows.values.reduce(0) { $0 + $1.count }
            + tokenBuckets.values.reduce(0) { $0 + $1.count } + concurrencies.values.reduce(0) { $0 + $1.count }
    }
}

extension QuotaOutcome {
    fileprivate init<Account>(
        isAdmitted: Bool, limit: Int, window: Duration?, _ standing: QuotaLedger<Account>.Standing, now: SessionInstant
    ) {
        self.init(
            isAdmitted: isAdmitted, limit: limit, remaining: standing.remaining, resetAt: standing.resetAt,
            nextAdmission: standing.nextAdmission,
            retryAfter: isAdmitted ? nil : standing.nextAdmission.map { $0 - now }, window: window)
    }
}
