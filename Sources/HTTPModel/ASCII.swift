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

extension ASCII {
    /// The text with its ASCII capital letters in lower case; other characters stay.
    package static func lowercased(_ text: String) -> String {
        if !text.utf8.contains(where: { $0 &- 0x41 < 26 }) { return text }
        return String(decoding: text.utf8.map { lowercased($0) }, as: UTF8.self)
    }

    /// True when two texts are the same but for the case of ASCII letters.
    package static func equalIgnoringCase(_ left: some StringProtocol, _ right: some StringProtocol) -> Bool {
        left.utf8.elementsEqual(right.utf8) { lowercased($0) == lowercased($1) }
    }

    /// The value of a hexadecimal digit, or nil for any other byte.
    @inlinable
    package static func hexadecimalValue(_ byte: UInt8) -> UInt8? {
        if isDigit(byte) { return byte &- 0x30 }
        let letter = (byte | 0x20) &- 0x61
        return letter < 6 ? letter + 10 : nil
    }
}
