#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A member's name made ready for looking up: what is compiled once and asked of many objects keeps one.
///
/// Names are equal when their code points are (RFC 8259, section 8.3). Swift's own `==` also takes canonically
/// equivalent texts for equal, such as a precomposed é and an e with an accent.
package struct JSONName: Hashable, Sendable {
    /// The name.
    package let text: String
    /// A digest of the length and up to sixteen bytes: names with unequal digests are unequal, and equal digests of
    /// equally long names of at most eight bytes mean equal names.
    let fingerprint: UInt64

    /// Prepares a name.
    package init(_ text: String) {
        self.text = text
        let fingerprint = unsafe text.utf8.withContiguousStorageIfAvailable { unsafe Self.fingerprint($0.span) }
        self.fingerprint = fingerprint ?? Self.fingerprint(Array(text.utf8).span)
    }

    /// Prepares a name whose digest is known.
    ///
    /// - Parameters:
    ///   - text: the name.
    ///   - fingerprint: the digest of the text's UTF-8.
    init(_ text: String, fingerprint: UInt64) {
        self.text = text
        self.fingerprint = fingerprint
    }

    @inline(__always)
    package static func == (left: JSONName, right: JSONName) -> Bool {
        guard left.fingerprint == right.fingerprint else { return false }
        let count = left.text.utf8.count
        return count == right.text.utf8.count && (count <= 8 || sameBytes(left.text, right.text))
    }

    // Equivalent texts share Swift's hash, which is allowed: equal ones do so too. It is seeded, the digest is not.
    package func hash(into hasher: inout Hasher) { text.hash(into: &hasher) }

    /// Whether two texts have the same code points.
    @inline(__always)
    static func equal(_ left: String, _ right: String) -> Bool {
        left.utf8.count == right.utf8.count && sameBytes(left, right)
    }

    /// Whether the left text comes first by code points; UTF-8 keeps their order.
    static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    private static func sameBytes(_ left: String, _ right: String) -> Bool {
        let result = unsafe left.utf8.withContiguousStorageIfAvailable { left in
            unsafe right.utf8.withContiguousStorageIfAvailable { right in
                guard let first = left.baseAddress, let second = right.baseAddress else { return true }
                return unsafe memcmp(first, second, left.count) == 0
            }
        }
        return (result ?? nil) ?? left.utf8.elementsEqual(right.utf8)
    }

    /// The digest of a name's bytes.
    static func fingerprint(_ bytes: Span<UInt8>) -> UInt64 {
        let count = bytes.count
        let length = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
        if count > 8 {
            return word(bytes, 0) ^ (word(bytes, count &- 8) &* 0xC2B2_AE3D_27D4_EB4F) ^ length
        }
        if count >= 4 {
            // Two halves that may overlap hold every byte.
            return half(bytes, 0) | half(bytes, count &- 4) << 32 ^ length
        }
        guard count > 0 else { return length }
        let digest = UInt64(bytes[0]) | UInt64(bytes[count / 2]) << 8 | UInt64(bytes[count - 1]) << 16
        return digest ^ length
    }

    private static func word(_ bytes: Span<UInt8>, _ place: Int) -> UInt64 {
        unsafe UInt64(littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
    }

    private static func half(_ bytes: Span<UInt8>, _ place: Int) -> UInt64 {
        unsafe UInt64(UInt32(littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt32.self)))
    }
}
