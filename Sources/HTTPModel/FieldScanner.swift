/// Reads a field value from left to right by the rules that most field grammars share (RFC 9110, section 5.6).
struct FieldScanner {
    private let bytes: [UInt8]
    private(set) var position = 0

    init(_ text: some StringProtocol) {
        bytes = Array(text.utf8)
    }

    var isAtEnd: Bool { position == bytes.count }

    /// The next byte, without consuming it; nil at the end.
    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// Skips optional white space: spaces and tabs.
    mutating func skipWhiteSpace() {
        while let byte = next, byte == 0x20 || byte == 0x09 { position += 1 }
    }

    /// Consumes the byte when it comes next.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// Consumes a token of one byte or more.
    mutating func token() -> String? {
        text { ASCII.isTokenByte($0) }
    }

    /// Consumes one byte or more for which the condition holds.
    mutating func text(while condition: (UInt8) -> Bool) -> String? {
        let start = position
        while let byte = next, condition(byte) { position += 1 }
        return position == start ? nil : String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// Consumes a quoted string and returns it without quotes and escapes; nil when none comes next or it never ends.
    mutating func quotedString() -> String? {
        guard next == UInt8(ascii: "\"") else { return nil }
        var content: [UInt8] = []
        var index = position + 1
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                position = index + 1
                return String(decoding: content, as: UTF8.self)
            }
            if byte == UInt8(ascii: "\\") {
                index += 1
                guard index < bytes.count else { return nil }
            }
            content.append(bytes[index])
            index += 1
        }
        return nil
    }

    /// Consumes a token or a quoted string.
    mutating func word() -> String? {
        next == UInt8(ascii: "\"") ? quotedString() : token()
    }

    /// Consumes `*( OWS ";" OWS [ name "=" word ] )`; nil when a parameter is malformed.
    mutating func parameters() -> [FieldParameter]? {
        var parameters: [FieldParameter] = []
        while true {
            skipWhiteSpace()
            guard take(";") else { return parameters }
            skipWhiteSpace()
            guard let byte = next, byte != UInt8(ascii: ";"), byte != UInt8(ascii: ",") else { continue }
            guard let name = token(), take("="), let value = word() else { return nil }
            parameters.append(FieldParameter(name: name, value: value))
        }
    }

    /// Skips to the comma that ends a list element, or to the end, stepping over quoted strings; one
    /// that never ends takes the rest.
    mutating func skipElement() {
        while let byte = next, byte != UInt8(ascii: ",") {
            if byte != UInt8(ascii: "\"") {
                position += 1
            } else if quotedString() == nil {
                position = bytes.count
            }
        }
    }

    /// Skips white space and commas before the next element of a list; false at the end.
    mutating func skipToElement() -> Bool {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == UInt8(ascii: ",") { position += 1 }
        return !isAtEnd
    }

    /// True at the end of a list element, white space skipped.
    mutating func isAtElementEnd() -> Bool {
        skipWhiteSpace()
        return isAtEnd || next == UInt8(ascii: ",")
    }

    /// The bytes between two positions as text.
    func text(from start: Int, to end: Int) -> String {
        String(decoding: bytes[start..<end], as: UTF8.self)
    }
}
