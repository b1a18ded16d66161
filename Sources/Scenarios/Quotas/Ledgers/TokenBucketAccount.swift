import Support

/// What a `TokenBucket` lacks of being full.
struct TokenBucketAccount: QuotaAccount {
    /// The parts of tokens that were taken and have not come back; 0 for a full bucket.
    private var missing: Int128 = 0
    private var updated = SessionInstant(nanosecondsSinceEpoch: 0)

    init() {}

    mutating func advance(to now: SessionInstant, under rules: TokenBucket) {
        if missing > 0 {
            let elapsed = Int128(now.nanosecondsSinceEpoch) - Int128(updated.nanosecondsSinceEpoch)
            missing = max(0, missing - elapsed * Int128(rules.refill))
        }
        updated = now
    }

    func remaining(under rules: TokenBucket) -> Int {
        Int(clamping: max(0, rules.partsOfBucket - missing) / rules.partsOfToken)
    }

    mutating func count(at now: SessionInstant, under rules: TokenBucket) {
        // A bucket has no debts: who finds no whole token takes what there is of one.
        missing = min(missing + rules.partsOfToken, rules.partsOfBucket)
    }

    func nextAdmission(from now: SessionInstant, under rules: TokenBucket) -> SessionInstant? {
        now.adding(nanoseconds: rules.nanoseconds(for: missing + rules.partsOfToken - rules.partsOfBucket))
    }

    func reset(from now: SessionInstant, under rules: TokenBucket) -> SessionInstant? {
        now.adding(nanoseconds: rules.nanoseconds(for: missing))
    }

    func isUnused(under rules: TokenBucket) -> Bool { missing == 0 }
}
