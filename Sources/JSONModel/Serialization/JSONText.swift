/// The pieces of JSON text, appended to bytes without strings in between.
enum JSONText {
    /// Appends words of the grammar, which are ASCII.
    static func append(_ word: StaticString, to bytes: inout [UInt8]) {
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    /// Appends a string's UTF-8 as it is.
    static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: text.utf8)
    }

    /// Appends a string in quotes, with the escapes that RFC 8259, section 7, demands.
    static func appendQuoted(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        let isDone: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { utf8 in
            unsafe appendEscaped(utf8.span, to: &bytes)
        }
        if isDone == nil { appendEscaped(Array(text.utf8).span, to: &bytes) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Appends decimal digits.
    static func append(_ value: Int64, to bytes: inout [UInt8]) {
        var magnitude = value.magnitude
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        guard magnitude >= 10 else {
            bytes.append(0x30 &+ UInt8(truncatingIfNeeded: magnitude))
            return
        }
        var count = 1
        var bound: UInt64 = 10
        while magnitude >= bound {
            count += 1
            // Twenty digits begin at 10^19, and 10^20 would overflow.
            guard count < 20 else { break }
            bound *= 10
        }
        bytes.append(contentsOf: repeatElement(0x30, count: count))
        var place = bytes.count
        while magnitude > 0 {
            let (quotient, digit) = magnitude.quotientAndRemainder(dividingBy: 10)
            place -= 1
            bytes[place] = 0x30 &+ UInt8(truncatingIfNeeded: digit)
            magnitude = quotient
        }
    }

    private static func appendEscaped(_ text: Span<UInt8>, to bytes: inout [UInt8]) {
        var start = 0
        var place = 0
        while true {
            place = firstEscaped(text, from: place)
            if place > start {
                unsafe text.extracting(start..<place).withUnsafeBufferPointer {
                    unsafe bytes.append(contentsOf: $0)
                }
            }
            guard place < text.count else { return }
            appendEscape(of: text[place], to: &bytes)
            place += 1
            start = place
        }
    }

    /// The first byte from there that needs an escape, or the count.
    private static func firstEscaped(_ text: Span<UInt8>, from start: Int) -> Int {
        var place = start
        while place &+ 8 <= text.count {
            let word = unsafe UInt64(
                littleEndian: text.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
            let marks = JSONLexer.escaped(word)
            if marks != 0 { return place &+ marks.trailingZeroBitCount &>> 3 }
            place &+= 8
        }
        while place < text.count {
            let byte = unsafe text[unchecked: place]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return place }
            place &+= 1
        }
        return place
    }

    private static func appendEscape(of byte: UInt8, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        default:
            append("u00", to: &bytes)
            bytes.append(0x30 + byte >> 4)
            let low = byte & 0xF
            bytes.append(low < 10 ? 0x30 + low : 0x57 + low)
        }
    }
}
