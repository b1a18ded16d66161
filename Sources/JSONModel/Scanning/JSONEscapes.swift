/// The escapes of JSON strings (RFC 8259, section 7), for strings that the scanner accepted.
enum JSONEscapes {
    /// Appends the text between two quotes, escapes replaced by the UTF-8 of what they stand for.
    static func decode(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, into decoded: inout [UInt8]) {
        var place = start
        while place < end {
            let byte = bytes[place]
            guard byte == UInt8(ascii: "\\") else {
                decoded.append(byte)
                place += 1
                continue
            }
            place += 2
            switch bytes[place - 1] {
            case UInt8(ascii: "b"): decoded.append(0x08)
            case UInt8(ascii: "f"): decoded.append(0x0C)
            case UInt8(ascii: "n"): decoded.append(0x0A)
            case UInt8(ascii: "r"): decoded.append(0x0D)
            case UInt8(ascii: "t"): decoded.append(0x09)
            case UInt8(ascii: "u"):
                var code = unit(bytes, place)
                place += 4
                if code & 0xFC00 == 0xD800 {
                    code = 0x10000 + (code & 0x3FF) << 10 + unit(bytes, place + 2) & 0x3FF
                    place += 6
                }
                append(code, to: &decoded)
            case let literal: decoded.append(literal)
            }
        }
    }

    /// The offset of the escape that stands for NUL, when there is one between two quotes.
    static func offsetOfNUL(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
        var place = start
        while place < end {
            guard bytes[place] == UInt8(ascii: "\\") else {
                place += 1
                continue
            }
            if bytes[place + 1] == UInt8(ascii: "u"), unit(bytes, place + 2) == 0 { return place }
            place += 2
        }
        return nil
    }

    /// The value of a hexadecimal digit, or 16 or more.
    static func hexValue(_ byte: UInt8) -> UInt32 {
        switch byte {
        case 0x30...0x39: UInt32(byte) - 0x30
        case 0x41...0x46: UInt32(byte) - 0x41 + 10
        case 0x61...0x66: UInt32(byte) - 0x61 + 10
        default: 16
        }
    }

    private static func unit(_ bytes: Span<UInt8>, _ place: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 << 4 | hexValue(bytes[place + $1]) }
    }

    private static func append(_ code: UInt32, to decoded: inout [UInt8]) {
        guard let scalar = Unicode.Scalar(code) else { return }
        decoded.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
}
