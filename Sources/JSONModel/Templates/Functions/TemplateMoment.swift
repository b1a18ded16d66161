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
        let bytes = Array(text.utf8)
        func number(_ start: Int, _ count: Int) -> Int? {
            guard start + count <= bytes.count else { return nil }
            let digits = bytes[start..<start + count]
            guard digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
            return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
        func isAt(_ place: Int, _ characters: String) -> Bool {
            place < bytes.count && characters.utf8.contains(bytes[place])
        }
        guard let year = number(0, 4), isAt(4, "-"), let month = number(5, 2), isAt(7, "-"), let day = number(8, 2),
            isAt(10, "Tt "), let hour = number(11, 2), isAt(13, ":"), let minute = number(14, 2), isAt(16, ":"),
            let second = number(17, 2), 1...12 ~= month, 1...31 ~= day, hour < 24, minute < 60, second < 61
        else { return nil }
        var place = 19
        var fraction = 0
        if isAt(place, ".") {
            var unit = 100
            place += 1
            let start = place
            while let digit = number(place, 1) {
                fraction += digit * unit
                unit /= 10
                place += 1
            }
            guard place > start else { return nil }
        }
        var offset = 0
        if isAt(place, "Zz") {
            place += 1
        } else if isAt(place, "+-"), let hours = number(place + 1, 2), isAt(place + 3, ":"),
            let minutes = number(place + 4, 2)
        {
            offset = (hours * 60 + minutes) * (bytes[place] == UInt8(ascii: "-") ? -60 : 60)
            place += 6
        } else {
            return nil
        }
        guard place == bytes.count else { return nil }
        let days = Self.days(year, month, day)
        milliseconds = (days * 86_400 + hour * 3_600 + minute * 60 + second - offset) * 1_000 + fraction
    }

    /// With milliseconds and `Z`.
    var description: String {
        var days = milliseconds / 86_400_000
        var rest = milliseconds % 86_400_000
        if rest < 0 { (days, rest) = (days - 1, rest + 86_400_000) }
        let (year, month, day) = Self.date(days)
        func digits(_ value: Int, _ count: Int) -> String {
            let text = String(value)
            return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
        }
        let date = "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))"
        let hours = "\(digits(rest / 3_600_000, 2)):\(digits(rest / 60_000 % 60, 2))"
        return "\(date)T\(hours):\(digits(rest / 1_000 % 60, 2)).\(digits(rest % 1_000, 3))Z"
    }

    /// Days since 1970 in the Gregorian calendar; years begin in March here, so that the leap day comes last.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let marchYear = month > 2 ? year : year - 1
        let marchMonth = (month + 9) % 12
        let leapDays = floored(marchYear, 4) - floored(marchYear, 100) + floored(marchYear, 400)
        return 365 * marchYear + leapDays + (153 * marchMonth + 2) / 5 + day - 719_469
    }

    private static func date(_ days: Int) -> (Int, Int, Int) {
        // Close from the average year, then by comparing with the first of March.
        var year = floored((days + 719_468) * 400, 146_097)
        while Self.days(year, 3, 1) > days { year -= 1 }
        while Self.days(year + 1, 3, 1) <= days { year += 1 }
        let dayOfYear = days - Self.days(year, 3, 1)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (month > 2 ? year : year + 1, month, day)
    }

    private static func floored(_ value: Int, _ divisor: Int) -> Int {
        value >= 0 ? value / divisor : -((divisor - 1 - value) / divisor)
    }
}
