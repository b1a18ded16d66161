extension SessionInstant {
    /// The moment as ISO 8601 text in UTC with milliseconds, such as `2026-01-31T09:05:07.120Z`.
    package var iso8601Text: String {
        let seconds = secondsSinceEpoch
        let remainder = nanosecondsSinceEpoch % 1_000_000_000
        let milliseconds = Int((remainder < 0 ? remainder + 1_000_000_000 : remainder) / 1_000_000)
        let secondOfDay = Int((seconds % 86_400 + 86_400) % 86_400)
        return CalendarDate(daysSinceEpoch: (Int(seconds) - secondOfDay) / 86_400)
            .iso8601Text(millisecondOfDay: secondOfDay * 1_000 + milliseconds)
    }
}
