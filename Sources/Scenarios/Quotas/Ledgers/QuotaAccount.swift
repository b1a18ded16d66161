import Support

/// What one client has used of a quota, by one algorithm.
///
/// Time is handed in and never runs backward between calls. `advance` comes first at each instant; the other members
/// speak of the instant that it was given.
protocol QuotaAccount: Sendable {
    /// What the algorithm goes by; handed in, so that a changed scenario file holds for accounts that are open.
    associatedtype Rules: Sendable

    /// An account that nothing was taken from.
    init()
    /// Forgets what no longer counts at an instant.
    mutating func advance(to now: SessionInstant, under rules: Rules)
    /// How many requests have room at this instant.
    func remaining(under rules: Rules) -> Int
    /// Counts a request, whether it had room or not.
    mutating func count(at now: SessionInstant, under rules: Rules)
    /// The first instant from `now` on at which a request has room; nil when time alone makes none.
    func nextAdmission(from now: SessionInstant, under rules: Rules) -> SessionInstant?
    /// The first instant from `now` on at which the whole limit has room; nil when time alone makes none.
    func reset(from now: SessionInstant, under rules: Rules) -> SessionInstant?
    /// True when it is as if it were new, so that it need not be kept.
    func isUnused(under rules: Rules) -> Bool
}
