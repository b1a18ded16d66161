import HTTPModel
import Support

/// The moment before which a client shall not ask again (RFC 9110, section 10.2.3).
struct RetryAfter: Sendable {
    /// The moment.
    let earliest: MockClock.Instant

    /// Reads the field's value; nil for what is neither seconds nor a date.
    ///
    /// - Parameters:
    ///   - text: The value.
    ///   - time: When the answer was out that carried it.
    init?(_ text: String, at time: MockClock.Instant) {
        let seconds = time.instant.secondsSinceEpoch
        if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            guard let wait = Int32(text) else { return nil }
            earliest = time.advanced(by: .seconds(wait))
        } else if let date = HTTPDate.parse(text, now: Int(seconds)) {
            earliest = MockClock.Instant(instant: SessionInstant(secondsSinceEpoch: Int64(date)))
        } else {
            return nil
        }
    }
}
