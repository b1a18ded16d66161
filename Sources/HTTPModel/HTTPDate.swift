/// The dates of HTTP, without a calendar library or a locale (RFC 9110, section 5.6.7).
package enum HTTPDate {
    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// The 29 bytes of the preferred form, such as `Sun, 06 Nov 1994 08:49:37 GMT`.
    ///
    /// - Parameter seconds: Seconds since the beginning of 1970 in UTC; years 0 to 9999 can be written.
    /// - Returns: The ASCII bytes of the date.
    package static func bytes(secondsSinceEpoch seconds: Int) -> [UInt8] {
        let day = floorDivide(seconds, 86_400)
        let second = seconds - day * 86_400
        let (year, month, dayOfMonth) = civil(fromDay: day)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(29)
        bytes.append(contentsOf: days[(day % 7 + 10) % 7].utf8)
        bytes.append(contentsOf: ", ".utf8)
        append(dayOfMonth, to: &bytes)
        bytes.append(0x20)
        bytes.append(contentsOf: months[month - 1].utf8)
        bytes.append(0x20)
        append(year / 100, to: &bytes)
        append(year % 100, to: &bytes)
        bytes.append(0x20)
        append(second / 3600, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        append(second / 60 % 60, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        append(second % 60, to: &bytes)
        bytes.append(contentsOf: " GMT".utf8)
        return bytes
    }

    /// The preferred form as text.
    package static func text(secondsSinceEpoch seconds: Int) -> String {
        String(decoding: bytes(secondsSinceEpoch: seconds), as: UTF8.self)
    }

    /// Reads any of the three forms that a recipient must accept: the preferred one, RFC 850's and asctime's.
    ///
    /// - Parameters:
    ///   - text: The field value.
    ///   - now: Seconds since the epoch, which decide the century of RFC 850's two-digit years: more than 50 years ahead
    ///     means the past.
    /// - Returns: Seconds since the epoch, or nil when the text is no date; the name of the day is not compared.
    package static func parse(_ text: String, now: Int) -> Int? {
        let words = text.utf8.split { $0 == 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "-") }
            .map { String(Substring($0)) }
        if words.count == 6, words[5] == "GMT", isDayName(words[0]) {
            guard let year = number(words[3]), words[1].utf8.count == 2 else { return nil }
            switch words[3].utf8.count {
            case 4: return seconds(year: year, month: words[2], day: words[1], time: words[4])
            case 2:
                let thisYear = civil(fromDay: floorDivide(now, 86_400)).year
                var full = thisYear - thisYear % 100 + year
                if full > thisYear + 50 { full -= 100 }
                return seconds(year: full, month: words[2], day: words[1], time: words[4])
            default: return nil
            }
        }
        if words.count == 5, isDayName(words[0]), words[4].utf8.count == 4, let year = number(words[4]) {
            return seconds(year: year, month: words[1], day: words[2], time: words[3])
        }
        return nil
    }

    private static func isDayName(_ word: String) -> Bool {
        days.contains { word.hasPrefix($0) }
    }

    private static func seconds(year: Int, month: String, day: String, time: String) -> Int? {
        let clock = time.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        guard let month = months.firstIndex(of: month), let day = number(day), day >= 1, day <= 31, clock.count == 3,
            clock.allSatisfy({ $0.utf8.count == 2 }), let hour = number(clock[0]), let minute = number(clock[1]),
            let second = number(clock[2]), hour < 24, minute < 60, second <= 60
        else { return nil }
        let index = dayIndex(year: year, month: month + 1, day: day)
        guard civil(fromDay: index).day == day else { return nil }
        return index * 86_400 + hour * 3600 + minute * 60 + second
    }

    private static func number(_ text: String) -> Int? {
        guard !text.isEmpty, text.utf8.count <= 4, text.utf8.allSatisfy({ ASCII.isDigit($0) }) else { return nil }
        return Int(text)
    }

    private static func append(_ twoDigits: Int, to bytes: inout [UInt8]) {
        bytes.append(UInt8(truncatingIfNeeded: 0x30 + twoDigits / 10))
        bytes.append(UInt8(truncatingIfNeeded: 0x30 + twoDigits % 10))
    }

    private static func floorDivide(_ value: Int, _ divisor: Int) -> Int {
        value >= 0 ? value / divisor : (value + 1) / divisor - 1
    }

    /// The days since the epoch of a date of the Gregorian calendar; years are counted from March, so that the leap day
    /// comes last.
    private static func dayIndex(year: Int, month: Int, day: Int) -> Int {
        let marchYear = month > 2 ? year : year - 1
        let marchMonth = (month + 9) % 12
        let era = floorDivide(marchYear, 400)
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(fromDay day: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = day + 719_468
        let era = floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }
}
