import Support

/// What a quota says of one request, and what it promises for the next ones of the same client.
struct QuotaOutcome: Hashable, Sendable {
    /// True when the quota had room for the request.
    var isAdmitted: Bool
    /// How many requests have room at once when nothing was taken: the limit, or what the bucket holds.
    let limit: Int
    /// How many more requests at the same instant would be admitted; the one after them would not.
    let remaining: Int
    /// The first instant at which the whole limit has room again, when no request comes before.
    ///
    /// - Fixed window: the end of the open window; now when none is open.
    /// - Sliding window: a period after the last request that counts.
    /// - Token bucket: when the bucket is full.
    /// - Concurrency: now when no exchange is open, else nil, since only the end of exchanges makes room.
    let resetAt: SessionInstant?
    /// The first instant at which the next request is admitted, when none comes before; nil when time alone makes no
    /// room, as with concurrency.
    let nextAdmission: SessionInstant?
    /// How long after a refused request the next one is admitted, exactly; nil when the request was admitted, and when
    /// `nextAdmission` is.
    var retryAfter: Duration?
    /// The time that the limit is for: the window, or what it takes to fill the bucket, rounded up to nanoseconds; nil
    /// for concurrency.
    let window: Duration?
}
