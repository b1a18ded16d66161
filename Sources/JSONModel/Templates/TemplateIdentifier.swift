/// The identifiers of JSON-e.
enum TemplateIdentifier {
    /// Whether a text is a letter or `_`, followed by letters, digits and `_`, all ASCII.
    static func matches(_ text: some StringProtocol) -> Bool {
        guard let first = text.utf8.first, isStart(first) else { return false }
        return text.utf8.allSatisfy(isPart)
    }

    static func isStart(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || (byte | 0x20) &- 0x61 < 26
    }

    static func isPart(_ byte: UInt8) -> Bool {
        isStart(byte) || byte &- 0x30 < 10
    }
}
