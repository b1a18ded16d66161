/// A bucket that starts full, refills evenly and gives each request a token.
struct TokenBucket: Hashable, Sendable {
    /// How many tokens trickle in during a period; at least 1.
    let refill: Int
    /// The time in which they do, in nanoseconds; more than 0.
    let period: Int64
    /// How many tokens it holds (`burst`); at least 1.
    let capacity: Int

    // In this unit a token is `period` parts and each nanosecond brings `refill` of them, so nothing is ever rounded.

    /// The parts of a token.
    var partsOfToken: Int128 { Int128(period) }
    /// The parts of the full bucket.
    var partsOfBucket: Int128 { Int128(capacity) * Int128(period) }

    /// The nanoseconds until so many parts have come in, rounded up.
    func nanoseconds(for parts: Int128) -> Int128 {
        parts <= 0 ? 0 : (parts - 1) / Int128(refill) + 1
    }
}
