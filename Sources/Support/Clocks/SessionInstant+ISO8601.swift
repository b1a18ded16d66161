extension SessionInstant {
    /// The moment as ISO 8601 text in UTC with milliseconds, such as `2026-01-31T09:05:07.120Z`.
    package var iso8601Text: String {
        let seconds = secondsSinceEpoch
        let milliseconds = (nanosecondsSinceEpoch - seconds * 1_000_000_000) / 1_000_000
        let secondOfDay = Int((seconds % 86_400 + 86_400) % 86_400)
        let date = CalendarDate(daysSinceEpoch: (Int(seconds) - secondOfDay) / 86_400)
        return "\(Self.padded(date.year, 4))-\(Self.padded(date.month, 2))-\(Self.padded(date.day, 2))T"
            + "\(Self.padded(secondOfDay / 3600, 2)):\(Self.padded(secondOfDay / 60 % 60, 2)):"
            + "\(Self.padded(secondOfDay % 60, 2)).\(Self.padded(Int(milliseconds), 3))Z"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
