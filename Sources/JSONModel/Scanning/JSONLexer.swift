/// The tokens of JSON text (RFC 8259), each from a given offset; nothing here knows about containers.
@usableFromInline
enum JSONLexer: Sendable {
    @inlinable
    static func skipWhitespace(_ bytes: Span<UInt8>, _ start: Int) -> Int {
        var offset = start
        while offset < bytes.count {
            let byte = unsafe bytes[unchecked: offset]
            // Bits 9, 10, 13 and 32 of the mask: tab, line feed, carriage return, space.
            guard byte <= 0x20, (0x1_0000_2600 as UInt64) >> UInt64(byte) & 1 == 1 else { break }
            offset += 1
        }
        return offset
    }

    @usableFromInline
    static func literal(_ bytes: Span<UInt8>, _ start: Int, _ word: StaticString) throws(JSONSyntaxError) -> Int {
        let length = word.utf8CodeUnitCount
        for place in 0..<length {
            guard start + place < bytes.count else { throw endOfText(bytes) }
            guard unsafe bytes[start + place] == word.utf8Start[place] else {
                throw JSONSyntaxError(offset: start + place, reason: "expected \(word)")
            }
        }
        return start + length
    }

    /// A string from its opening quote.
    @usableFromInline
    static func string(_ bytes: Span<UInt8>, _ start: Int) throws(JSONSyntaxError) -> JSONToken {
        let count = bytes.count
        var offset = start + 1
        var kind = JSONToken.Kind.string
        while true {
            // Eight bytes at once.
            while offset &+ 8 <= count {
                let word = unsafe UInt64(
                    littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
                let marks = escaped(word) | (word & 0x8080_8080_8080_8080)
                if marks != 0 {
                    offset &+= marks.trailingZeroBitCount &>> 3
                    break
                }
                offset &+= 8
            }
            guard offset < count else { throw endOfText(bytes) }
            let byte = unsafe bytes[unchecked: offset]
            switch byte {
            case UInt8(ascii: "\""): return JSONToken(kind, start, offset &+ 1)
            case UInt8(ascii: "\\"):
                kind = .escapedString
                offset = try escape(bytes, offset)
            case 0..<0x20: throw controlCharacter(byte, offset)
            case 0x80...: offset = try character(bytes, offset)
            default: offset &+= 1
            }
        }
    }

    /// Marks in each byte's top bit what a string cannot hold as it is: controls, quotes and backslashes.
    ///
    /// The lowest mark is right; a borrow may make those above it false.
    @inline(__always)
    static func escaped(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = word ^ (ones &* 0x22)
        let backslashes = word ^ (ones &* 0x5C)
        let found =
            ((word &- (ones &* 0x20)) & ~word) | ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes)
        return found & (ones &* 0x80)
    }

    /// An escape from its backslash; a surrogate takes its partner along.
    private static func escape(_ bytes: Span<UInt8>, _ start: Int) throws(JSONSyntaxError) -> Int {
        guard start + 1 < bytes.count else { throw endOfText(bytes) }
        switch bytes[start + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return start + 2
        case UInt8(ascii: "u"):
            let code = try hexDigits(bytes, start + 2)
            switch code & 0xFC00 {
            case 0xD800:
                let partner = start + 6
                for (place, expected) in [(partner, UInt8(ascii: "\\")), (partner + 1, UInt8(ascii: "u"))] {
                    guard place < bytes.count else { throw endOfText(bytes) }
                    guard bytes[place] == expected else { throw loneSurrogate(start) }
                }
                guard try hexDigits(bytes, partner + 2) & 0xFC00 == 0xDC00 else { throw loneSurrogate(start) }
                return partner + 6
            case 0xDC00: throw loneSurrogate(start)
            default: return start + 6
            }
        default: throw JSONSyntaxError(offset: start, reason: "no such escape in a string")
        }
    }

    private static func hexDigits(_ bytes: Span<UInt8>, _ start: Int) throws(JSONSyntaxError) -> UInt32 {
        var code: UInt32 = 0
        for place in start..<start + 4 {
            guard place < bytes.count else { throw endOfText(bytes) }
            let digit = JSONEscapes.hexValue(bytes[place])
            guard digit < 16 else {
                throw JSONSyntaxError(offset: place, reason: "expected four hexadecimal digits after \\u")
            }
            code = code << 4 | digit
        }
        return code
    }

    /// A character of two to four bytes (RFC 3629, section 4).
    private static func character(_ bytes: Span<UInt8>, _ start: Int) throws(JSONSyntaxError) -> Int {
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch bytes[start] {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: length = 4
        default: throw invalidUTF8(start)
        }
        for place in start + 1..<start + length {
            guard place < bytes.count else { throw endOfText(bytes) }
            guard second.contains(bytes[place]) else { throw invalidUTF8(start) }
            second = 0x80...0xBF
        }
        return start + length
    }
}
