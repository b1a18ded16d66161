import Support

/// The open exchanges of a `Concurrency`.
struct ConcurrencyAccount: QuotaAccount {
    private var open = 0

    init() {}

    mutating func advance(to now: SessionInstant, under rules: Concurrency) {}

    func remaining(under rules: Concurrency) -> Int { max(0, rules.limit - open) }

    mutating func count(at now: SessionInstant, under rules: Concurrency) { open += 1 }

    /// Takes one exchange off.
    mutating func release() { open = max(0, open - 1) }

    func nextAdmission(from now: SessionInstant, under rules: Concurrency) -> SessionInstant? {
        remaining(under: rules) > 0 ? now : nil
    }

    func reset(from now: SessionInstant, under rules: Concurrency) -> SessionInstant? { open == 0 ? now : nil }

    func isUnused(under rules: Concurrency) -> Bool { open == 0 }
}
