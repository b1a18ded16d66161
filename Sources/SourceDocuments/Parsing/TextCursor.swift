/// Turns ascending byte offsets into positions, walking the text once.
struct TextCursor {
    private var offset = 0
    private var line = 1
    private var column = 1

    /// The position of a byte that is not before those asked for earlier.
    ///
    /// A byte inside a character has that character's position. Lines end with LF, CR or CR LF.
    mutating func position(of target: Int, in bytes: [UInt8]) -> SourcePosition {
        let end = min(target, bytes.count)
        while offset < end {
            let byte = bytes[offset]
            offset += 1
            if byte == 0x0A || (byte == 0x0D && !(offset < bytes.count && bytes[offset] == 0x0A)) {
                line += 1
                column = 1
            } else if offset >= bytes.count || bytes[offset] & 0xC0 != 0x80 {
                // Counted at its last byte, so that an offset inside a character is still on it.
                column += 1
            }
        }
        return SourcePosition(line: line, column: column)
    }
}
