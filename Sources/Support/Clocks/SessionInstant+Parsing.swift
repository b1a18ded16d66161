extension SessionInstant {
    /// Reads a moment as RFC 3339 writes it; nil comes of a text that is none.
    package init?(iso8601 text: String) {
        guard let stamp = Timestamp(text) else { return nil }
        self =
            SessionInstant(secondsSinceEpoch: Int64(stamp.secondsSinceEpoch)) + .nanoseconds(Int64(stamp.nanoseconds))
    }
}
