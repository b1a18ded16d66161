extension SessionInstant {
    /// Reads a moment as RFC 3339 writes it: `2026-01-31T09:05:07Z`, with a fraction of up to nine digits or none, and
    /// an offset such as `+01:00` in place of `Z`.
    ///
    /// - Parameter text: The text; nil comes of any other.
    package init?(iso8601 text: String) {
        let bytes = Array(text.utf8)
        func number(_ start: Int, _ count: Int) -> Int? {
            guard start + count <= bytes.count else { return nil }
            let digits = bytes[start..<start + count]
            guard digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
            return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
        func has(_ place: Int, _ characters: String) -> Bool {
            place < bytes.count && characters.utf8.contains(bytes[place])
        }
        guard let year = number(0, 4), has(4, "-"), let month = number(5, 2), has(7, "-"), let day = number(8, 2),
            has(10, "Tt"), let hour = number(11, 2), has(13, ":"), let minute = number(14, 2), has(16, ":"),
            let second = number(17, 2), 1...12 ~= month, 1...Self.days(in: month, of: year) ~= day, hour < 24,
            minute < 60, second < 61
        else { return nil }
        var place = 19
        var nanoseconds = 0
        if has(place, ".") {
            var unit = 100_000_000
            place += 1
            guard number(place, 1) != nil else { return nil }
            while let digit = number(place, 1) {
                nanoseconds += digit * unit
                unit /= 10
                place += 1
            }
        }
        var offset = 0
        if has(place, "Zz") {
            place += 1
        } else if has(place, "+-"), let hours = number(place + 1, 2), has(place + 3, ":"),
            let minutes = number(place + 4, 2), hours < 24, minutes < 60
        {
            offset = (hours * 60 + minutes) * (has(place, "-") ? -60 : 60)
            place += 6
        } else {
            return nil
        }
        guard place == bytes.count else { return nil }
        let days = CalendarDate.daysSinceEpoch(year: year, month: month, day: day)
        let seconds = days * 86_400 + hour * 3_600 + minute * 60 + second - offset
        self = SessionInstant(secondsSinceEpoch: Int64(seconds)) + .nanoseconds(nanoseconds)
    }

    private static func days(in month: Int, of year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }
}

extension CalendarDate {
    /// How many days after 1970-01-01 a date lies; years are counted from 1 March, as in `init(daysSinceEpoch:)`.
    static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted - (shifted % 400 + 400) % 400) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
