/// Byte classes of HTTP's grammar (RFC 9110, section 5.6.2; RFC 5234, appendix B.1).
package enum ASCII {
    /// The byte in lower case when it is an ASCII capital letter, else the byte itself.
    @inlinable
    package static func lowercased(_ byte: UInt8) -> UInt8 {
        byte &- 0x41 < 26 ? byte | 0x20 : byte
    }

    /// True for 0–9.
    @inlinable
    package static func isDigit(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10
    }

    /// True for the bytes that a token may hold (RFC 9110, section 5.6.2).
    @inlinable
    package static func isTokenByte(_ byte: UInt8) -> Bool {
        if byte < 64 { return (0x03FF_6CFA_0000_0000 as UInt64) >> UInt64(byte) & 1 == 1 }
        return byte < 128 && (0x57FF_FFFF_C7FF_FFFE as UInt64) >> UInt64(byte - 64) & 1 == 1
    }
}
