/// A moment read from text as RFC 3339 writes it: `2026-01-31T09:05:07Z`, with a fraction of a second or none, and an
/// offset such as `+01:00` in place of `Z`.
package struct Timestamp: Hashable, Sendable {
    /// Whole seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    package let secondsSinceEpoch: Int
    /// What follows them; finer digits are dropped.
    package let nanoseconds: Int

    /// Reads a text; nil comes of one that is no moment, such as 30 February.
    ///
    /// - Parameter text: The text; a space may stand in place of `T` (RFC 3339, section 5.6).
    package init?(_ text: String) {
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
            has(10, "Tt "), let hour = number(11, 2), has(13, ":"), let minute = number(14, 2), has(16, ":"),
            let second = number(17, 2), 1...12 ~= month, 1...CalendarDate.days(in: month, of: year) ~= day,
            hour < 24, minute < 60, second < 61
        else { return nil }
        var place = 19
        var fraction = 0
        if has(place, ".") {
            var unit = 100_000_000
            place += 1
            guard number(place, 1) != nil else { return nil }
            while let digit = number(place, 1) {
                fraction += digit * unit
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
        secondsSinceEpoch = days * 86_400 + hour * 3_600 + minute * 60 + second - offset
        nanoseconds = fraction
    }
}
