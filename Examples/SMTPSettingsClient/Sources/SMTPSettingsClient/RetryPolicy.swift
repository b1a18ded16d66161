/// How often and when a call is tried again, where the vendor does not say when.
public struct RetryPolicy: Sendable {
    /// How often at most.
    public var retries = 3
    /// The pause before the first retry, which doubles with each further one.
    public var firstPause = Duration.seconds(1)
    /// No pause is longer.
    public var longestPause = Duration.seconds(60)

    /// Three retries, after one, two and four seconds.
    public init() {}

    /// The pause before a retry.
    ///
    /// - Parameter retry: Which one, from 1.
    /// - Returns: The pause.
    func pause(before retry: Int) -> Duration {
        min(firstPause * (1 << min(retry - 1, 16)), longestPause)
    }
}
