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

    /// What stands at a place.
    struct Character {
        /// The character; nil at the end of the text and where a line ends.
        let scalar: Unicode.Scalar?
        /// True when only spaces stand before it on its line.
        let beginsLine: Bool
    }

    /// What stands at a position.
    static func character(at position: SourcePosition, in bytes: some Sequence<UInt8>) -> Character {
        var line = 1
        var column = 1
        var beginsLine = true
        var isAfterReturn = false
        for scalar in String(decoding: Array(bytes), as: UTF8.self).unicodeScalars {
            let endsLine = scalar == "\n" || scalar == "\r"
            if line == position.line, column == position.column {
                return Character(scalar: endsLine ? nil : scalar, beginsLine: beginsLine)
            }
            if endsLine {
                if !(scalar == "\n" && isAfterReturn) { line += 1 }
                column = 1
                beginsLine = true
            } else {
                column += 1
                beginsLine = beginsLine && scalar == " "
            }
            isAfterReturn = scalar == "\r"
        }
        return Character(scalar: nil, beginsLine: beginsLine)
    }
}
