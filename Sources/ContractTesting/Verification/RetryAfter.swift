import HTTPModel
import Support

/// The moment before which a client shall not ask again (RFC 9110, section 10.2.3).
struct RetryAfter: Sendable {
    /// The moment; the end of the calendar for one beyond it.
    let earliest: MockClock.Instant

    /// True when no session reaches the moment.
    var isNever: Bool { earliest.instant.nanosecondsSinceEpoch == .max }

    /// Reads the field's value; nil for what is neither seconds nor a date.
    ///
    /// - Parameters:
    ///   - text: The value.
    ///   - time: When the answer was out that carried it.
    init?(_ text: String, at time: MockClock.Instant) {
        let seconds = time.instant.secondsSinceEpoch
        if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            // Beyond the calendar's end it means that end.
            earliest = time.advanced(by: .seconds(Int64(text) ?? .max))
        } else if let date = HTTPDate.parse(text, now: Int(seconds)) {
            earliest = MockClock.Instant(instant: SessionInstant(secondsSinceEpoch: Int64(date)))
        } else {
            return nil
        }
    }
}
