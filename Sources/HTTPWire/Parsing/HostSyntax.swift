internal import HTTPModel

/// The grammar of a host with an optional port (RFC 9110, section 7.2; RFC 3986, sections 3.2.2 and 3.2.3).
enum HostSyntax {
    /// Checks a host that is not empty, and its port if any.
    ///
    /// - Parameters:
    ///   - bytes: The bytes that hold it.
    ///   - range: Where it stands.
    ///   - requiresPort: True when a port must follow, as in the target of CONNECT.
    /// - Returns: True when both are valid.
    static func isHost(_ bytes: Span<UInt8>, _ range: Range<Int>, requiresPort: Bool = false) -> Bool {
        var index = range.lowerBound
        let end = range.upperBound
        guard index < end else { return false }
        if bytes[index] == UInt8(ascii: "[") {
            guard let close = endOfLiteral(bytes, index + 1, end) else { return false }
            index = close
        } else {
            while index < end, bytes[index] != UInt8(ascii: ":") {
                guard isNameByte(bytes, &index, end) else { return false }
            }
            guard index > range.lowerBound else { return false }
        }
        if index == end { return !requiresPort }
        guard bytes[index] == UInt8(ascii: ":") else { return false }
        return isPort(bytes, index + 1, end, mayBeEmpty: !requiresPort)
    }

    /// Steps over one character of a registered name, which may be a percent triplet; false when it is none.
    private static func isNameByte(_ bytes: Span<UInt8>, _ index: inout Int, _ end: Int) -> Bool {
        let byte = bytes[index]
        if byte == UInt8(ascii: "%") {
            guard index + 2 < end, ByteClass.hexadecimalValue(bytes[index + 1]) != nil,
                ByteClass.hexadecimalValue(bytes[index + 2]) != nil
            else { return false }
            index += 3
            return true
        }
        index += 1
        if ByteClass.isDigit(byte) || ByteClass.isLetter(byte) { return true }
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "!"),
            UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="):
            return true
        default:
            return false
        }
    }

    /// The position after the `]` of an IPv6 literal.
    private static func endOfLiteral(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
        var index = start
        var colons = 0
        while index < end {
            let byte = bytes[index]
            if byte == UInt8(ascii: "]") { return colons >= 2 && colons <= 8 ? index + 1 : nil }
            if byte == UInt8(ascii: ":") {
                colons += 1
            } else if ByteClass.hexadecimalValue(byte) == nil, byte != UInt8(ascii: ".") {
                return nil
            }
            index += 1
        }
        return nil
    }

    private static func isPort(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, mayBeEmpty: Bool) -> Bool {
        if start == end { return mayBeEmpty }
        var port = 0
        for index in start..<end {
            guard ByteClass.isDigit(bytes[index]) else { return false }
            port = port * 10 + Int(bytes[index] &- 0x30)
            if port > 65535 { return false }
        }
        return true
    }
}
