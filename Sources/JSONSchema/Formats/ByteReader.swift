/// Reads a text byte by byte, for the formats' small grammars.
struct ByteReader {
    let bytes: [UInt8]
    private(set) var position = 0

    init(_ text: some StringProtocol) {
        bytes = Array(text.utf8)
    }

    init(_ bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
    }

    var isAtEnd: Bool { position == bytes.count }
    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    mutating func take(where isWanted: (UInt8) -> Bool) -> Bool {
        guard let next, isWanted(next) else { return false }
        position += 1
        return true
    }

    /// Takes all bytes that are wanted and gives their number.
    @discardableResult
    mutating func takeAll(where isWanted: (UInt8) -> Bool) -> Int {
        let start = position
        while let next, isWanted(next) { position += 1 }
        return position - start
    }

    /// Takes exactly that many digits and gives their value.
    mutating func number(digits: Int) -> Int? {
        var value = 0
        for _ in 0..<digits {
            guard let next, ByteReader.isDigit(next) else { return nil }
            value = value * 10 + Int(next - 0x30)
            position += 1
        }
        return value
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
    static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }
    static func isHexadecimal(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20) &- 0x61 < 6 }
}
