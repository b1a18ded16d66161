import Support

/// The open window of a `FixedWindow`.
struct FixedWindowAccount: QuotaAccount {
    /// Where the window began; of no meaning while it holds no request.
    private var start = SessionInstant(nanosecondsSinceEpoch: 0)
    private var used = 0

    init() {}

    mutating func advance(to now: SessionInstant, under rules: FixedWindow) {
        if used > 0, now >= end(under: rules) { used = 0 }
    }

    func remaining(under rules: FixedWindow) -> Int { max(0, rules.limit - used) }

    mutating func count(at now: SessionInstant, under rules: FixedWindow) {
        if used == 0 { start = rules.start(at: now) }
        // More than the limit tells no more than the limit does.
        used = min(used + 1, rules.limit)
    }

    func nextAdmission(from now: SessionInstant, under rules: FixedWindow) -> SessionInstant? {
        remaining(under: rules) > 0 ? now : end(under: rules)
    }

    func reset(from now: SessionInstant, under rules: FixedWindow) -> SessionInstant? {
        used == 0 ? now : end(under: rules)
    }

    func isUnused(under rules: FixedWindow) -> Bool { used == 0 }

    private func end(under rules: FixedWindow) -> SessionInstant { start.adding(nanoseconds: rules.period) }
}
