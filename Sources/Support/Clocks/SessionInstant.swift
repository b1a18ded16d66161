/// A reading of a session's clock: nanoseconds since the beginning of 1970 in UTC.
package struct SessionInstant: Hashable, Sendable, Comparable {
    /// Nanoseconds since the beginning of 1970 in UTC.
    package let nanoseconds: Int64

    /// Makes a reading.
    package init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    /// Whole seconds since the beginning of 1970, rounded down.
    package var secondsSinceEpoch: Int {
        Int((nanoseconds - (nanoseconds % 1_000_000_000 + 1_000_000_000) % 1_000_000_000) / 1_000_000_000)
    }

    /// The reading as ISO 8601 text in UTC with milliseconds, such as `2026-01-31T09:05:07.120Z`.
    package var iso8601Text: String {
        let seconds = secondsSinceEpoch
        let milliseconds = Int(nanoseconds - Int64(seconds) * 1_000_000_000) / 1_000_000
        let days = (seconds - (seconds % 86_400 + 86_400) % 86_400) / 86_400
        let secondOfDay = seconds - days * 86_400
        let date = CalendarDate(daysSinceEpoch: days)
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }
        return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))T"
            + "\(padded(secondOfDay / 3600, 2)):\(padded(secondOfDay / 60 % 60, 2)):\(padded(secondOfDay % 60, 2))."
            + "\(padded(milliseconds, 3))Z"
    }

    package static func < (left: SessionInstant, right: SessionInstant) -> Bool {
        left.nanoseconds < right.nanoseconds
    }

    /// The reading that much later.
    package func advanced(by duration: Duration) -> SessionInstant {
        let (seconds, attoseconds) = duration.components
        return SessionInstant(nanoseconds: nanoseconds + seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }
}
