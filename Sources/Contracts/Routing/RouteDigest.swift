/// A digest of a path segment, FNV-1a of 64 bits: unequal digests mean unequal segments.
enum RouteDigest {
    static let basis: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    static func adding(_ byte: UInt8, to digest: UInt64) -> UInt64 {
        (digest ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }

    static func of(_ text: String) -> UInt64 {
        text.utf8.reduce(basis) { adding($1, to: $0) }
    }
}
