extension SessionInstant {
    /// The dates that an instant can hold, in words that follow "expected one".
    package static let rangeText = "from 1677-09-21T00:12:44Z to 2262-04-11T23:47:16Z"

    /// Reads a moment as RFC 3339 writes it; nil comes of a text that is none, and of a moment beyond `rangeText`.
    package init?(iso8601 text: String) {
        guard let stamp = Timestamp(text) else { return nil }
        let exact = Int128(stamp.secondsSinceEpoch) * 1_000_000_000 + Int128(stamp.nanoseconds)
        guard let nanoseconds = Int64(exactly: exact) else { return nil }
        self.init(nanosecondsSinceEpoch: nanoseconds)
    }
}
