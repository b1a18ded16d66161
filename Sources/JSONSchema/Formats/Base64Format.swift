/// The format `byte` of OpenAPI: Base64 (RFC 4648, section 4).
enum Base64Format {
    static func accepts(_ text: String) -> Bool {
        var reader = ByteReader(text)
        let count = reader.takeAll {
            ByteReader.isAlphanumeric($0) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/")
        }
        let padding = reader.takeAll { $0 == UInt8(ascii: "=") }
        return reader.isAtEnd && padding <= 2 && (count + padding).isMultiple(of: 4)
    }
}
