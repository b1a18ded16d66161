/// A generator whose draws follow from names and numbers alone, so that a run can be repeated.
///
/// The state is a hash of seed, session, rule and ordinal (FNV-1a); the draws are SplitMix64. Both are fixed for ever:
/// recorded runs depend on them.
package struct SeededRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Makes the generator of one decision.
    ///
    /// - Parameters:
    ///   - seed: The session's seed.
    ///   - session: The session's name or creation ordinal.
    ///   - rule: The rule's id.
    ///   - ordinal: Which use of the rule this is.
    package init(seed: UInt64, session: String, rule: String, ordinal: Int) {
        var hash = FNVHash()
        hash.add(seed)
        hash.add(session)
        hash.add(rule)
        hash.add(UInt64(bitPattern: Int64(ordinal)))
        state = hash.value
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to and without 1.
    package mutating func nextUnit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// An integer of the range, each as likely as the others.
    package mutating func integer(in range: ClosedRange<Int>) -> Int {
        let span = UInt64(bitPattern: Int64(range.upperBound)) &- UInt64(bitPattern: Int64(range.lowerBound))
        guard span < .max else { return Int(truncatingIfNeeded: next()) }
        let count = span + 1
        // Draws above the last whole multiple of the count would favour small results.
        let limit = UInt64.max - UInt64.max % count
        var draw = next()
        while draw >= limit { draw = next() }
        return Int(truncatingIfNeeded: Int64(bitPattern: UInt64(bitPattern: Int64(range.lowerBound)) &+ draw % count))
    }

    /// Random bytes.
    package mutating func bytes(count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
    }

    /// A text of letters and digits.
    package mutating func alphanumeric(count: Int) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(count)
        for _ in 0..<count { text.append(Self.alphabet[integer(in: 0...(Self.alphabet.count - 1))]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// A random UUID in lower case (RFC 9562, version 4).
    package mutating func uuid4Text() -> String {
        var bytes = bytes(count: 16)
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        var text = ""
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text += "-" }
            text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return text
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
}

/// The 64-bit FNV-1a hash, in which each part is closed by a byte that no UTF-8 text holds.
private struct FNVHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ text: String) {
        for byte in text.utf8 { add(byte) }
        add(0xFF as UInt8)
    }

    mutating func add(_ number: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: number >> UInt64(shift))) }
    }

    private mutating func add(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
}
