/// A small deterministic generator: SplitMix64 (Steele, Lea and Flood, 2014).
///
/// What it yields is part of the file format: equal seeds give equal values in every version, so nothing here relies on
/// algorithms of the standard library, which may change. Not for secrets.
package struct SeededRandom: Hashable, Sendable {
    private var state: UInt64

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
    private static let hexadecimalDigits = Array("0123456789abcdef".utf8)

    /// Makes a generator; for a rule's decisions use ``SeededSequence``.
    package init(seed: UInt64) {
        state = seed
    }

    /// The next 64 random bits.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    /// A number from 0 to below 1, one of 2^53 evenly spaced ones.
    package mutating func nextUnit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// An integer within bounds, every one as likely as the others.
    package mutating func integer(in range: ClosedRange<Int>) -> Int {
        let last = UInt64(bitPattern: Int64(range.upperBound)) &- UInt64(bitPattern: Int64(range.lowerBound))
        guard last < .max else { return Int(truncatingIfNeeded: next()) }
        let offset = below(last + 1)
        return Int(truncatingIfNeeded: UInt64(bitPattern: Int64(range.lowerBound)) &+ offset)
    }

    /// That many random bytes.
    package mutating func bytes(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        while bytes.count < count {
            var word = next()
            for _ in 0..<min(8, count - bytes.count) {
                bytes.append(UInt8(truncatingIfNeeded: word))
                word >>= 8
            }
        }
        return bytes
    }

    /// That many random ASCII letters and digits.
    package mutating func alphanumeric(_ count: Int) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(count)
        for _ in 0..<count { text.append(Self.alphabet[Int(below(UInt64(Self.alphabet.count)))]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// A random UUID in lower case (RFC 9562, version 4).
    package mutating func uuid4Text() -> String {
        var octets = bytes(16)
        octets[6] = octets[6] & 0x0F | 0x40
        octets[8] = octets[8] & 0x3F | 0x80
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for (index, octet) in octets.enumerated() {
            if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
            text.append(Self.hexadecimalDigits[Int(octet >> 4)])
            text.append(Self.hexadecimalDigits[Int(octet & 0x0F)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// A number below a bound, without the bias of a plain remainder (Lemire, 2019).
    private mutating func below(_ bound: UInt64) -> UInt64 {
        var product = next().multipliedFullWidth(by: bound)
        if product.low < bound {
            let threshold = (0 &- bound) % bound
            while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
        }
        return product.high
    }
}
