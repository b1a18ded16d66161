import JSONModel

/// The formats `json-pointer` (RFC 6901) and `relative-json-pointer`.
enum JSONPointerFormat {
    static func accepts(_ text: String) -> Bool {
        JSONPointer(text) != nil
    }

    static func acceptsRelative(_ text: String) -> Bool {
        var reader = ByteReader(text)
        guard let first = reader.next else { return false }
        let count = reader.takeAll(where: ByteReader.isDigit)
        guard count == 1 || count > 1 && first != UInt8(ascii: "0") else { return false }
        if reader.take("#") { return reader.isAtEnd }
        return accepts(String(decoding: reader.bytes[reader.position...], as: UTF8.self))
    }
}
