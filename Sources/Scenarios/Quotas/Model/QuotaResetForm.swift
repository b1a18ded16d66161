/// How header fields write the moment of a reset (`reset`).
enum QuotaResetForm: String, CaseIterable, Hashable, Sendable {
    /// The seconds until then.
    case seconds
    /// The seconds since the Unix epoch; `Retry-After`, which has no such form, stays in seconds until then.
    case epoch
    /// A date (RFC 9110, section 5.6.7), in `Retry-After` too.
    case httpDate = "http-date"
}
