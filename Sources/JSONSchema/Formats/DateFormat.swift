/// The format `date`: RFC 3339's full-date.
enum DateFormat {
    static func accepts(_ text: String) -> Bool {
        var reader = ByteReader(text)
        return take(from: &reader) && reader.isAtEnd
    }

    static func take(from reader: inout ByteReader) -> Bool {
        guard let year = reader.number(digits: 4), reader.take("-"), let month = reader.number(digits: 2),
            reader.take("-"), let day = reader.number(digits: 2)
        else { return false }
        return (1...12).contains(month) && day >= 1 && day <= dayCount(month: month, year: year)
    }

    private static func dayCount(month: Int, year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
