/// So many requests in any stretch of time of one length.
struct SlidingWindow: Hashable, Sendable {
    /// How many requests each stretch takes; at least 1.
    let limit: Int
    /// How long a stretch is, in nanoseconds; more than 0.
    ///
    /// A request counts until exactly so long after it.
    let period: Int64
}
