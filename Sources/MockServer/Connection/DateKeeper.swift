import HTTPModel
import Support

/// Keeps the text of the `Date` field for the second that it is good for (RFC 9110, section 6.6.1).
///
/// Confined to its loop's thread.
final class DateKeeper {
    private var second = Int.min
    private var bytes: [UInt8] = []

    /// The 29 bytes of a clock's date.
    func current(by clock: any SessionClock) -> [UInt8] {
        let now = Int(clock.now.secondsSinceEpoch)
        if now != second {
            second = now
            bytes = HTTPDate.bytes(secondsSinceEpoch: now)
        }
        return bytes
    }
}
