/// The format `uuid` (RFC 4122, section 3).
enum UUIDFormat {
    static func accepts(_ text: String) -> Bool {
        var reader = ByteReader(text)
        for (index, count) in [8, 4, 4, 4, 12].enumerated() {
            if index > 0, !reader.take("-") { return false }
            for _ in 0..<count {
                guard reader.take(where: ByteReader.isHexadecimal) else { return false }
            }
        }
        return reader.isAtEnd
    }
}
