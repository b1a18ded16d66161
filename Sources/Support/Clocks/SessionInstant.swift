/// A moment of a session's clock: nanoseconds since the Unix epoch.
///
/// One number serves `Date` headers, quotas, delays and the journal, so they cannot disagree. It reaches from the year
/// 1677 to 2262; arithmetic beyond that stops at the ends.
package struct SessionInstant: Hashable, Comparable, Sendable {
    /// Nanoseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    package let nanosecondsSinceEpoch: Int64

    /// Makes an instant so many nanoseconds after the epoch.
    package init(nanosecondsSinceEpoch: Int64) {
        self.nanosecondsSinceEpoch = nanosecondsSinceEpoch
    }

    /// Makes an instant so many whole seconds after the epoch.
    package init(secondsSinceEpoch seconds: Int64) {
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        nanosecondsSinceEpoch = overflow ? (seconds < 0 ? .min : .max) : product
    }

    /// Whole seconds since the epoch, rounded down.
    package var secondsSinceEpoch: Int64 {
        let (quotient, remainder) = nanosecondsSinceEpoch.quotientAndRemainder(dividingBy: 1_000_000_000)
        return remainder < 0 ? quotient - 1 : quotient
    }

    package static func < (left: SessionInstant, right: SessionInstant) -> Bool {
        left.nanosecondsSinceEpoch < right.nanosecondsSinceEpoch
    }

    /// The instant so much later, or earlier when the duration is negative.
    package static func + (instant: SessionInstant, duration: Duration) -> SessionInstant {
        let sum = Int128(instant.nanosecondsSinceEpoch) + duration.wholeNanoseconds
        return SessionInstant(nanosecondsSinceEpoch: Int64(clamping: sum))
    }

    /// How much later the left instant is; negative when it is earlier.
    package static func - (left: SessionInstant, right: SessionInstant) -> Duration {
        let difference = Int128(left.nanosecondsSinceEpoch) - Int128(right.nanosecondsSinceEpoch)
        let (seconds, rest) = difference.quotientAndRemainder(dividingBy: 1_000_000_000)
        return .seconds(Int64(seconds)) + .nanoseconds(Int64(rest))
    }
}
