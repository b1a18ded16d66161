extension JSONLexer {
    /// A number from its sign or first digit (RFC 8259, section 6).
    @usableFromInline
    static func number(_ bytes: Span<UInt8>, _ start: Int) throws(JSONSyntaxError) -> JSONToken {
        let isNegative = bytes[start] == UInt8(ascii: "-")
        let digits = isNegative ? start + 1 : start
        var offset = try self.digits(bytes, digits)
        let isZero = bytes[digits] == UInt8(ascii: "0")
        guard !isZero || offset == digits + 1 else {
            throw JSONSyntaxError(offset: digits + 1, reason: "a number has no leading zeros")
        }
        var isInteger = !(isZero && isNegative) && fits(bytes, digits, offset, isNegative: isNegative)
        guard offset < bytes.count else { return JSONToken(isInteger ? .integer : .number, start, offset) }
        if unsafe bytes[unchecked: offset] == UInt8(ascii: ".") {
            isInteger = false
            offset = try self.digits(bytes, offset + 1)
        }
        if offset < bytes.count, unsafe bytes[unchecked: offset] | 0x20 == UInt8(ascii: "e") {
            isInteger = false
            offset += 1
            if offset < bytes.count, bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-") {
                offset += 1
            }
            offset = try self.digits(bytes, offset)
        }
        return JSONToken(isInteger ? .integer : .number, start, offset)
    }

    /// Passes one digit or more.
    @inline(__always)
    private static func digits(_ bytes: Span<UInt8>, _ start: Int) throws(JSONSyntaxError) -> Int {
        var offset = start
        while offset < bytes.count, unsafe bytes[unchecked: offset] &- 0x30 < 10 { offset &+= 1 }
        guard offset > start else {
            throw offset < bytes.count ? unexpected(bytes, offset, "expected a digit") : endOfText(bytes)
        }
        return offset
    }

    /// Whether 64 bits hold the integer of these digits, which begin with no zero unless they are one.
    private static func fits(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, isNegative: Bool) -> Bool {
        guard end - start >= 19 else { return true }
        guard end - start == 19 else { return false }
        // Nineteen digits always fit 64 unsigned bits.
        var magnitude: UInt64 = 0
        for place in start..<end { magnitude = magnitude &* 10 &+ UInt64(bytes[place] &- 0x30) }
        return magnitude <= (isNegative ? Int64.min.magnitude : Int64.max.magnitude)
    }
}
