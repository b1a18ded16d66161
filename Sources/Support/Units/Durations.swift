/// Durations as files, flags and messages write them: a number and a unit, such as `80ms` or `1.5s`.
package enum Durations {
    private static let nanosecondsByUnit: [(unit: String, nanoseconds: Int128)] = [
        ("ns", 1), ("us", 1000), ("ms", 1_000_000), ("s", 1_000_000_000), ("m", 60_000_000_000),
        ("h", 3_600_000_000_000),
    ]

    /// A hundred years: far beyond any test, and far from where 64-bit nanoseconds end.
    private static let longest: Int128 = 100 * 365 * 24 * 3_600_000_000_000

    private static let accepted = "a number with a unit (ns, us, ms, s, m, h), such as 250us, 80ms, 1.5s or 2m"

    /// Reads a duration.
    ///
    /// - Parameter text: A number, whole or with a decimal point, directly followed by `ns`, `us`, `ms`, `s`, `m`
    ///   (minutes) or `h`.
    /// - Returns: The duration, a whole number of nanoseconds.
    /// - Throws: What is wrong with the text and what is accepted; a bare number is refused.
    package static func parse(_ text: String) throws(QuantityError) -> Duration {
        guard let decimal = Decimal(text) else {
            throw QuantityError(text, "is no duration, expected \(accepted)")
        }
        guard !decimal.unit.isEmpty else {
            throw QuantityError(text, "lacks a unit, expected \(accepted)")
        }
        guard let factor = nanosecondsByUnit.first(where: { $0.unit == decimal.unit })?.nanoseconds else {
            throw QuantityError(text, "is no duration, expected \(accepted)")
        }
        guard let nanoseconds = decimal.whole(times: factor) else {
            throw QuantityError(text, "is finer than a nanosecond")
        }
        guard nanoseconds <= longest else { throw QuantityError(text, "is longer than a hundred years") }
        return .nanoseconds(Int64(nanoseconds))
    }

    /// Writes a duration so that `parse` reads it back: in hours or minutes when it is a whole number of them, else in
    /// the largest unit that leaves one or more before the point.
    ///
    /// - Parameter duration: The duration; what is finer than a nanosecond is dropped.
    /// - Returns: A text such as `80ms`, `1.5s` or `2m`; `-` in front when it is negative.
    package static func text(_ duration: Duration) -> String {
        let nanoseconds = duration.wholeNanoseconds
        guard nanoseconds != 0 else { return "0s" }
        let sign = nanoseconds < 0 ? "-" : ""
        let amount = nanoseconds.magnitude
        for (unit, factor) in nanosecondsByUnit.reversed() {
            let (whole, rest) = amount.quotientAndRemainder(dividingBy: factor.magnitude)
            guard whole > 0, rest == 0 || factor <= 1_000_000_000 else { continue }
            guard rest > 0 else { return "\(sign)\(whole)\(unit)" }
            let width = String(factor).utf8.count - 1
            var fraction = String(rest)
            fraction = String(repeating: "0", count: width - fraction.utf8.count) + fraction
            while fraction.utf8.last == UInt8(ascii: "0") { fraction.removeLast() }
            return "\(sign)\(whole).\(fraction)\(unit)"
        }
        return "0s"
    }
}
