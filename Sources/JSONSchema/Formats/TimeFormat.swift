/// The format `time`: RFC 3339's full-time.
enum TimeFormat {
    static func accepts(_ text: String) -> Bool {
        var reader = ByteReader(text)
        return take(from: &reader) && reader.isAtEnd
    }

    static func take(from reader: inout ByteReader) -> Bool {
        guard let hour = reader.number(digits: 2), reader.take(":"), let minute = reader.number(digits: 2),
            reader.take(":"), let second = reader.number(digits: 2), hour <= 23, minute <= 59, second <= 60
        else { return false }
        if reader.take("."), reader.takeAll(where: ByteReader.isDigit) == 0 { return false }
        guard let offset = takeOffset(from: &reader) else { return false }
        // A leap second comes at the end of a day in UTC.
        let minuteOfDay = (hour * 60 + minute - offset + 2 * 1_440) % 1_440
        return second < 60 || minuteOfDay == 1_439
    }

    /// The offset from UTC in minutes.
    private static func takeOffset(from reader: inout ByteReader) -> Int? {
        if reader.take("Z") || reader.take("z") { return 0 }
        let isNegative = reader.take("-")
        guard isNegative || reader.take("+"), let hour = reader.number(digits: 2), reader.take(":"),
            let minute = reader.number(digits: 2), hour <= 23, minute <= 59
        else { return nil }
        return (hour * 60 + minute) * (isNegative ? -1 : 1)
    }
}
