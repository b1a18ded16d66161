/// A token of an expression.
enum ExpressionToken: Equatable {
    case end
    case number(JSONNumber)
    case string(String)
    case identifier(String)
    /// An operator or punctuation; words among them (`in`, `true`, `false`, `null`) are identifiers.
    case symbol(String)

    /// How a message quotes it.
    var quoted: String {
        switch self {
        case .end: "the end"
        case .number(let number): "number \(number)"
        case .string: "a string"
        case .identifier(let name): "\"\(name)\""
        case .symbol(let symbol): "\"\(symbol)\""
        }
    }
}

/// Splits an expression into tokens, one at a time, so that nothing after the closing brace of an interpolation is
/// ever looked at.
struct ExpressionLexer {
    private let bytes: [UInt8]
    /// Where the next token is looked for.
    private(set) var offset: Int

    private static let symbols = [
        "**", "<=", ">=", "==", "!=", "&&", "||", "+", "-", "*", "/", ".", ",", ":", "(", ")", "[", "]", "{", "}", "<",
        ">", "!",
    ].map { (text: $0, bytes: Array($0.utf8)) }

    init(_ bytes: [UInt8], from offset: Int) {
        self.bytes = bytes
        self.offset = offset
    }

    /// The next token and where it begins.
    mutating func next() throws(ExpressionError) -> (token: ExpressionToken, offset: Int) {
        while offset < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset]) { offset += 1 }
        let start = offset
        guard offset < bytes.count else { return (.end, start) }
        let byte = bytes[offset]
        if TemplateIdentifier.isStart(byte) {
            return (.identifier(take(while: TemplateIdentifier.isPart)), start)
        }
        if byte &- 0x30 < 10 { return (try number(start), start) }
        if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
            offset += 1
            let text = take(while: { $0 != byte })
            guard offset < bytes.count else { throw ExpressionError(start, "the string has no end") }
            offset += 1
            return (.string(text), start)
        }
        guard let symbol = Self.symbols.first(where: { bytes[start...].starts(with: $0.bytes) }) else {
            let rest = String(decoding: bytes[start...], as: UTF8.self)
            throw ExpressionError(start, "\"\(rest.first.map { String($0) } ?? "")\" means nothing in an expression")
        }
        offset += symbol.bytes.count
        return (.symbol(symbol.text), start)
    }

    /// Digits, with a fraction or without; leading zeros mean nothing.
    private mutating func number(_ start: Int) throws(ExpressionError) -> ExpressionToken {
        let isDigit = { (byte: UInt8) in byte &- 0x30 < 10 }
        var text = take(while: isDigit)
        if offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "."), isDigit(bytes[offset + 1]) {
            offset += 1
            text += "." + take(while: isDigit)
        }
        while text.utf8.count > 1, text.utf8.first == 0x30, text.dropFirst().utf8.first != UInt8(ascii: ".") {
            text.removeFirst()
        }
        guard let number = JSONNumber(text: text) else { throw ExpressionError(start, "this is no number") }
        return .number(number)
    }

    private mutating func take(while condition: (UInt8) -> Bool) -> String {
        let start = offset
        while offset < bytes.count, condition(bytes[offset]) { offset += 1 }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }
}
