/// The format `uri-template` (RFC 6570).
enum URITemplateFormat {
    static func accepts(_ text: String) -> Bool {
        var reader = ByteReader(text)
        while !reader.isAtEnd {
            if reader.take("{") {
                guard takeExpression(from: &reader) else { return false }
            } else if reader.take("%") {
                guard takeHexadecimalPair(from: &reader) else { return false }
            } else {
                let isLiteral = reader.take { byte in byte > 0x20 && byte != 0x7F && !"\"<>\\^`{|}%".utf8.contains(byte)
                }
                guard isLiteral else { return false }
            }
        }
        return true
    }

    private static func takeHexadecimalPair(from reader: inout ByteReader) -> Bool {
        reader.take(where: ByteReader.isHexadecimal) && reader.take(where: ByteReader.isHexadecimal)
    }

    private static func takeExpression(from reader: inout ByteReader) -> Bool {
        _ = reader.take { "+#./;?&=,!@|".utf8.contains($0) && $0 != UInt8(ascii: ",") }
        repeat {
            guard takeName(from: &reader), takeModifier(from: &reader) else { return false }
        } while reader.take(",")
        return reader.take("}")
    }

    private static func takeName(from reader: inout ByteReader) -> Bool {
        repeat {
            var count = 0
            while true {
                if reader.take("%") {
                    guard takeHexadecimalPair(from: &reader) else { return false }
                } else if !reader.take(where: { ByteReader.isAlphanumeric($0) || $0 == UInt8(ascii: "_") }) {
                    break
                }
                count += 1
            }
            if count == 0 { return false }
        } while reader.take(".")
        return true
    }

    private static func takeModifier(from reader: inout ByteReader) -> Bool {
        guard reader.take(":") else {
            _ = reader.take("*")
            return true
        }
        guard let first = reader.next, first != UInt8(ascii: "0") else { return false }
        return (1...4).contains(reader.takeAll(where: ByteReader.isDigit))
    }
}
