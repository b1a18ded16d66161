import Support

/// So many requests in each of successive windows of time, which are half-open: the end belongs to the next.
struct FixedWindow: Hashable, Sendable {
    /// Where windows begin (`aligned`).
    enum Alignment: String, CaseIterable, Hashable, Sendable {
        /// At the first request that is counted while no window is open.
        case firstRequest = "first-request"
        /// At the multiples of the window's length since the Unix epoch: on the minute, the hour, midnight in UTC.
        case clock
    }

    /// How many requests a window takes; at least 1.
    let limit: Int
    /// How long a window is, in nanoseconds; more than 0.
    let period: Int64
    /// Where windows begin.
    let alignment: Alignment

    /// The beginning of the window that a request opens.
    func start(at now: SessionInstant) -> SessionInstant {
        guard alignment == .clock else { return now }
        let elapsed = now.nanosecondsSinceEpoch % period
        return now.adding(nanoseconds: elapsed < 0 ? -elapsed - period : -elapsed)
    }
}
