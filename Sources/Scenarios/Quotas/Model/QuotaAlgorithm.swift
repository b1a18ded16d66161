/// How a quota counts (`algorithm`).
enum QuotaAlgorithm: Hashable, Sendable {
    case fixedWindow(FixedWindow)
    case slidingWindow(SlidingWindow)
    case tokenBucket(TokenBucket)
    case concurrency(Concurrency)

    /// The words of scenario files, the default first.
    static let keywords = ["fixed-window", "sliding-window", "token-bucket", "concurrency"]
}
