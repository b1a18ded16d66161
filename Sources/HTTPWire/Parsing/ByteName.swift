/// Names a byte for people.
enum ByteName {
    static func of(_ byte: UInt8) -> String {
        switch byte {
        case 0x00: return "a NUL byte"
        case 0x09: return "a tab"
        case 0x20: return "a space"
        case 0x21...0x7E: return "the character \(Unicode.Scalar(byte))"
        default:
            let digits = String(byte, radix: 16, uppercase: true)
            let kind = byte < 0x80 ? "the control byte 0x" : "the byte 0x"
            return kind + (digits.utf8.count == 1 ? "0" : "") + digits
        }
    }
}
