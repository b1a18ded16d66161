internal import Support

/// A moment in UTC, from and to the text of RFC 3339.
struct TemplateMoment: CustomStringConvertible {
    /// Since 1970, without leap seconds.
    let milliseconds: Int

    /// Makes a moment from a sum; nil when it overflowed or has no year of four digits.
    init?(milliseconds sum: (partialValue: Int, overflow: Bool)) {
        // The years 0 to 9999.
        guard !sum.overflow, -62_167_219_200_000...253_402_300_799_999 ~= sum.partialValue else { return nil }
        milliseconds = sum.partialValue
    }

    /// Reads `YYYY-MM-DDThh:mm:ss`, an optional fraction of a second, and `Z` or an offset.
    init?(_ text: String) {
        guard let stamp = Timestamp(text) else { return nil }
        milliseconds = stamp.secondsSinceEpoch * 1_000 + stamp.nanoseconds / 1_000_000
    }

    /// With milliseconds and `Z`.
    var description: String {
        var days = milliseconds / 86_400_000
        var rest = milliseconds % 86_400_000
        if rest < 0 { (days, rest) = (days - 1, rest + 86_400_000) }
        return CalendarDate(daysSinceEpoch: days).iso8601Text(millisecondOfDay: rest)
    }
}
