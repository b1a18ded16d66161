extension PathScanner {
    /// The largest integer that a query can hold, 2⁵³ − 1 (RFC 9535, section 2.1).
    private static let largest = 9_007_199_254_740_991

    /// Reads a string literal, whose quote stands here (RFC 9535, section 2.3.1.1).
    mutating func string() throws(JSONPathError) -> String {
        let start = position
        guard let quote = peek() else { throw expected("a string in quotes") }
        position += 1
        var text = ""
        while let scalar = peek() {
            switch scalar {
            case quote:
                position += 1
                return text
            case "\\": text.unicodeScalars.append(try escape(quote))
            case "\0"..."\u{1F}":
                throw fault(
                    "\(Self.codePoint(scalar)) cannot stand in a string as it is; write \(Self.escaped(scalar))")
            default:
                text.unicodeScalars.append(scalar)
                position += 1
            }
        }
        throw fault("this string has no closing \(quote == "'" ? "single" : "double") quote", at: start)
    }

    /// Reads an escape, whose backslash stands here.
    private mutating func escape(_ quote: Unicode.Scalar) throws(JSONPathError) -> Unicode.Scalar {
        let start = position
        position += 1
        guard let scalar = peek() else { throw fault("this string ends within an escape", at: start) }
        position += 1
        switch scalar {
        case quote, "\\", "/": return scalar
        case "b": return "\u{8}"
        case "f": return "\u{C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "u": return try codePoint(start)
        case "'", "\"":
            throw fault("this quote needs no backslash, since the string stands in the other kind", at: start)
        default:
            position = start + 1
            throw expected("b, f, n, r, t, u, /, the string's quote or a backslash after a backslash")
        }
    }

    /// Reads the digits of `\uXXXX`, and the second half of a surrogate pair.
    private mutating func codePoint(_ start: Int) throws(JSONPathError) -> Unicode.Scalar {
        let first = try hexadecimal()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, take("\\u") else { throw halfPair(start) }
        let second = try hexadecimal()
        guard 0xDC00...0xDFFF ~= second,
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw halfPair(start) }
        return scalar
    }

    private func halfPair(_ start: Int) -> JSONPathError {
        fault("this escape is half of a surrogate pair; write both halves, \\uD83D\\uDE00, or the character", at: start)
    }

    private mutating func hexadecimal() throws(JSONPathError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let scalar = peek(), scalar.isASCII, let digit = Character(scalar).hexDigitValue else {
                throw expected("four hexadecimal digits after \\u")
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }

    /// Reads an integer of an index or slice selector, when one begins here.
    mutating func integer() throws(JSONPathError) -> Int? {
        guard let first = peek(), first == "-" || Self.isDigit(first) else { return nil }
        let start = position
        let isNegative = take("-")
        let digits = try wholeDigits(start)
        guard !(isNegative && digits == "0") else { throw fault("-0 is no index; write 0", at: start) }
        guard let magnitude = Int(digits), magnitude <= Self.largest else {
            throw fault("integers lie between -\(Self.largest) and \(Self.largest)", at: start)
        }
        return isNegative ? -magnitude : magnitude
    }

    /// Reads a number of a comparison, as JSON writes them (RFC 9535, section 2.3.5.1).
    mutating func number() throws(JSONPathError) -> JSONNumber {
        let start = position
        _ = take("-")
        _ = try wholeDigits(start)
        if take(".") { try someDigits("a decimal point") }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try someDigits("an exponent's e")
        }
        guard let number = JSONNumber(text: text(from: start)) else { throw fault("this is no number", at: start) }
        return number
    }

    private mutating func wholeDigits(_ start: Int) throws(JSONPathError) -> String {
        let place = position
        let digits = take(while: Self.isDigit)
        guard !digits.isEmpty else { throw expected("a digit after -") }
        guard digits == "0" || !digits.hasPrefix("0") else {
            throw fault("a number does not begin with 0; write \(Self.withoutZeros(digits))", at: place)
        }
        return digits
    }

    private mutating func someDigits(_ predecessor: String) throws(JSONPathError) {
        guard !take(while: Self.isDigit).isEmpty else { throw expected("a digit after \(predecessor)") }
    }

    private static func withoutZeros(_ digits: String) -> String {
        let significant = digits.drop { $0 == "0" }
        return significant.isEmpty ? "0" : String(significant)
    }
}
