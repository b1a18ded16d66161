/// A hash that is the same on every machine and in every run, unlike Swift's own: FNV-1a of 64 bits.
struct StableHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func combine(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }

    /// Adds a number, its lowest byte first.
    mutating func combine(_ number: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { combine(UInt8(truncatingIfNeeded: number >> UInt64(shift))) }
    }

    /// Adds a text and its length, so that `ab` + `c` is not `a` + `bc`.
    mutating func combine(_ text: String) {
        for byte in text.utf8 { combine(byte) }
        combine(UInt64(text.utf8.count))
    }
}
