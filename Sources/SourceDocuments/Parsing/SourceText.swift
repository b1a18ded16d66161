/// Facts about the bytes of a file that no parser tells.
enum SourceText {
    /// U+FEFF in UTF-8.
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The first byte that is neither white space nor part of a byte order mark; nil when there is none.
    static func firstByte(of bytes: [UInt8]) -> UInt8? {
        bytes.dropFirst(bytes.starts(with: byteOrderMark) ? 3 : 0).first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    }

    /// The position of a byte; of one inside a character, that character's.
    static func position(of offset: Int, in bytes: [UInt8]) -> SourcePosition {
        var cursor = TextCursor()
        return cursor.position(of: offset, in: bytes)
    }
}
