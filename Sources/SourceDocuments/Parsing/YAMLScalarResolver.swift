import JSONModel

/// Decides what a scalar without quotes is, by YAML 1.2's core schema (section 10.3.2): `no`, `on` and `1:30` are text.
enum YAMLScalarResolver {
    /// What a plain scalar may be.
    enum Resolution {
        case value(JSONValue)
        /// `.inf` or `.nan`, which JSON has no number for.
        case notFinite
    }

    /// Hexadecimal and octal numbers beyond this many digits stay text, so that converting them takes no long time.
    private static let longestBased = 256

    /// Resolves a plain scalar without a tag.
    static func resolve(_ text: String) -> Resolution {
        guard let first = text.utf8.first else { return .value(.null) }
        switch first {
        case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"):
            return .value(isNull(text) ? .null : .string(text))
        case UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"):
            return .value(boolean(text).map { .bool($0) } ?? .string(text))
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
            if let number = number(text) { return .value(.number(number)) }
            return isNotFinite(text) ? .notFinite : .value(.string(text))
        default: return .value(.string(text))
        }
    }

    /// Whether the text is one of the spellings of null, the empty one among them.
    static func isNull(_ text: String) -> Bool {
        ["", "~", "null", "Null", "NULL"].contains(text)
    }

    /// The truth value that the text spells.
    static func boolean(_ text: String) -> Bool? {
        switch text {
        case "true", "True", "TRUE": true
        case "false", "False", "FALSE": false
        default: nil
        }
    }

    /// Whether the text spells an infinity or no number at all.
    static func isNotFinite(_ text: String) -> Bool {
        let unsigned = text.utf8.first == UInt8(ascii: "-") || text.utf8.first == UInt8(ascii: "+") ? 1 : 0
        switch text.dropFirst(unsigned) {
        case ".inf", ".Inf", ".INF": return true
        case ".nan", ".NaN", ".NAN": return unsigned == 0
        default: return false
        }
    }

    /// The number that the text spells, an integer or with a fraction or exponent.
    static func number(_ text: String) -> JSONNumber? {
        let bytes = Array(text.utf8)
        if bytes.count > 2, bytes[0] == UInt8(ascii: "0") {
            if bytes[1] == UInt8(ascii: "x") { return based(bytes[2...], radix: 16) }
            if bytes[1] == UInt8(ascii: "o") { return based(bytes[2...], radix: 8) }
        }
        return decimal(bytes)
    }

    /// Writes a decimal of the core schema, which allows `+1`, `007`, `.5` and `1.`, by JSON's grammar.
    private static func decimal(_ bytes: [UInt8]) -> JSONNumber? {
        var rest = bytes[...]
        var text = ""
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            rest.removeFirst()
            if sign == UInt8(ascii: "-") { text = "-" }
        }
        let whole = rest.prefix(while: isDigit)
        rest = rest.dropFirst(whole.count)
        var fraction: ArraySlice<UInt8> = []
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            fraction = rest.prefix(while: isDigit)
            rest = rest.dropFirst(fraction.count)
        }
        guard !whole.isEmpty || !fraction.isEmpty else { return nil }
        let significant = whole.drop { $0 == UInt8(ascii: "0") }
        text += significant.isEmpty ? "0" : String(decoding: significant, as: UTF8.self)
        if !fraction.isEmpty { text += "." + String(decoding: fraction, as: UTF8.self) }
        if let mark = rest.first {
            guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else { return nil }
            text += String(decoding: rest, as: UTF8.self)
        }
        return JSONNumber(text: text)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// The integer that digits of another base spell, however many bits it has.
    private static func based(_ digits: ArraySlice<UInt8>, radix: Int) -> JSONNumber? {
        guard digits.count <= longestBased else { return nil }
        // Decimal digits, the last one first.
        var decimal = [0]
        for byte in digits {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, digit < radix else { return nil }
            var carry = digit
            for place in decimal.indices {
                carry += decimal[place] * radix
                decimal[place] = carry % 10
                carry /= 10
            }
            while carry > 0 {
                decimal.append(carry % 10)
                carry /= 10
            }
        }
        return JSONNumber(text: decimal.reversed().reduce(into: "") { $0 += String($1) })
    }
}
