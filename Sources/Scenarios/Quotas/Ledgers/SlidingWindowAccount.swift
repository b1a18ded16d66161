import Support

/// The requests of a `SlidingWindow` that still count; no more of them than the limit, since older ones decide nothing.
struct SlidingWindowAccount: QuotaAccount {
    /// Requests of the same instant.
    private struct Batch {
        var instant: SessionInstant
        var count: Int
    }

    /// Oldest first; those before `first` are forgotten and cut off now and then, so that each is moved but once.
    private var batches: [Batch] = []
    private var first = 0
    private var used = 0

    init() {}

    /// How many entries it takes, forgotten ones included.
    var entryCount: Int { batches.count }

    mutating func advance(to now: SessionInstant, under rules: SlidingWindow) {
        while first < batches.count, now >= batches[first].instant.adding(nanoseconds: rules.period) {
            forget(batches[first].count)
        }
    }

    func remaining(under rules: SlidingWindow) -> Int { max(0, rules.limit - used) }

    mutating func count(at now: SessionInstant, under rules: SlidingWindow) {
        if let last = batches.indices.last, last >= first, batches[last].instant == now {
            batches[last].count += 1
        } else {
            batches.append(Batch(instant: now, count: 1))
        }
        used += 1
        if used > rules.limit { forget(used - rules.limit) }
    }

    func nextAdmission(from now: SessionInstant, under rules: SlidingWindow) -> SessionInstant? {
        var excess = used - rules.limit
        for batch in batches[first...] {
            if excess < 0 { break }
            excess -= batch.count
            if excess < 0 { return batch.instant.adding(nanoseconds: rules.period) }
        }
        return now
    }

    func reset(from now: SessionInstant, under rules: SlidingWindow) -> SessionInstant? {
        used == 0 ? now : batches.last?.instant.adding(nanoseconds: rules.period)
    }

    func isUnused(under rules: SlidingWindow) -> Bool { used == 0 }

    /// Forgets the oldest requests.
    private mutating func forget(_ count: Int) {
        var left = count
        while left > 0, first < batches.count {
            let part = min(left, batches[first].count)
            batches[first].count -= part
            used -= part
            left -= part
            if batches[first].count == 0 { first += 1 }
        }
        if first > 16, first * 2 > batches.count {
            batches.removeFirst(first)
            first = 0
        }
    }
}
