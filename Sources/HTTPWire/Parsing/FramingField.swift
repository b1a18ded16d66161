internal import HTTPModel

/// The fields that decide about framing and the connection.
enum FramingField {
    case host, expect, connection, contentType, contentLength, transferEncoding

    /// Knows a field by its name; nil for all others.
    ///
    /// The length and the last eight letters are compared as one number, the rest letter by letter.
    @inline(__always)
    init?(_ line: HeaderFields.Line, in bytes: Span<UInt8>) {
        let start = Int(line.nameStart)
        let end = Int(line.nameEnd)
        switch end - start {
        case 4 where bytes.word(start, end) == 0x686F_7374: self = .host
        case 6 where bytes.word(start, end) == 0x6578_7065_6374: self = .expect
        case 10 where bytes.word(start, start + 8) == 0x636F_6E6E_6563_7469:
            guard bytes.word(start + 8, end) == 0x6F6E else { return nil }
            self = .connection
        case 12 where bytes.word(start, start + 8) == 0x636F_6E74_656E_742D:
            guard bytes.word(start + 8, end) == 0x7479_7065 else { return nil }
            self = .contentType
        case 14 where bytes.word(start, start + 8) == 0x636F_6E74_656E_742D:
            guard bytes.word(start + 8, end) == 0x6C65_6E67_7468 else { return nil }
            self = .contentLength
        case 17 where bytes.word(start, start + 8) == 0x7472_616E_7366_6572:
            guard bytes.word(start + 8, start + 16) == 0x2D65_6E63_6F64_696E, bytes.word(start + 16, end) == 0x67 else {
                return nil
            }
            self = .transferEncoding
        default: return nil
        }
    }
}
