/// The format `date-time`: RFC 3339's date-time.
enum DateTimeFormat {
    static func accepts(_ text: String) -> Bool {
        var reader = ByteReader(text)
        return DateFormat.take(from: &reader) && (reader.take("T") || reader.take("t"))
            && TimeFormat.take(from: &reader) && reader.isAtEnd
    }
}
