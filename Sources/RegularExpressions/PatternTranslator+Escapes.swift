extension PatternTranslator {
    /// What an escape stands for.
    enum Escape {
        case codePoint(UInt32)
        /// A class in PCRE2's syntax, without brackets and fit for use inside of them.
        case set(String)
    }

    /// ECMA-262's WhiteSpace and LineTerminator.
    static let spaces =
        "\\x{9}-\\x{d}\\x{20}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}"
    /// Every code point that is not in `spaces`.
    static let notSpaces =
        "\\x{0}-\\x{8}\\x{e}-\\x{1f}\\x{21}-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}"
        + "\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{fefe}\\x{ff00}-\\x{10ffff}"

    static func isSurrogate(_ codePoint: UInt32) -> Bool {
        (0xD800...0xDFFF).contains(codePoint)
    }

    /// Translates an escape outside of classes; true when it is an assertion, which cannot be repeated.
    mutating func translateEscape() throws(PatternError) -> Bool {
        let start = position
        switch peek(1) {
        case "b", "B":
            output += peek(1) == "b" ? "\\b" : "\\B"
            position += 2
            return true
        case "k":
            position += 2
            guard take("<") else { throw error("\\k must be followed by a name in < >", at: start) }
            let name = try groupName()
            guard let number = groupNumbers[name] else { throw error("no group is named \(name)", at: start) }
            output += "\\g{\(number)}"
        case let digit? where ("1"..."9").contains(digit):
            position += 1
            let text = digits()
            guard let number = Int(text), number <= groupCount else { throw error("no group \(text)", at: start) }
            output += "\\g{\(number)}"
        default:
            switch try escape() {
            case .set(let set): output += "[\(set)]"
            // A lone surrogate cannot stand in Unicode text.
            case .codePoint(let codePoint) where Self.isSurrogate(codePoint): output += "(?!)"
            case .codePoint(let codePoint): emit(codePoint)
            }
        }
        return false
    }

    /// Reads an escape that means the same inside and outside of classes.
    mutating func escape() throws(PatternError) -> Escape {
        let start = position
        position += 1
        guard let scalar = peek() else { throw error("\\ at the end", at: start) }
        position += 1
        switch scalar {
        case "d": return .set("0-9")
        case "D": return .set("\\x{0}-\\x{2f}\\x{3a}-\\x{10ffff}")
        case "w": return .set("0-9A-Z_a-z")
        case "W": return .set("\\x{0}-\\x{2f}\\x{3a}-\\x{40}\\x{5b}-\\x{5e}\\x{60}\\x{7b}-\\x{10ffff}")
        case "s": return .set(Self.spaces)
        case "S": return .set(Self.notSpaces)
        case "p", "P": return .set(try property(isNegated: scalar == "P", start: start))
        case "t": return .codePoint(0x09)
        case "n": return .codePoint(0x0A)
        case "v": return .codePoint(0x0B)
        case "f": return .codePoint(0x0C)
        case "r": return .codePoint(0x0D)
        case "0":
            if let next = peek(), ("0"..."9").contains(next) {
                throw error("octal escapes are not supported", at: start)
            }
            return .codePoint(0)
        case "c":
            guard let letter = peek(), letter.properties.isAlphabetic, letter.isASCII else {
                throw error("\\c must be followed by a letter", at: start)
            }
            position += 1
            return .codePoint(letter.value & 0x1F)
        case "x": return .codePoint(try hexadecimal(digits: 2, start: start))
        case "u": return .codePoint(try unicodeEscape(start: start))
        default:
            guard scalar.isASCII, !scalar.properties.isAlphabetic, !("0"..."9").contains(scalar) else {
                throw error("\\\(scalar) is not an escape of ECMA-262", at: start)
            }
            return .codePoint(scalar.value)
        }
    }

    private mutating func unicodeEscape(start: Int) throws(PatternError) -> UInt32 {
        if take("{") {
            var value: UInt32 = 0
            var count = 0
            while let digit = peek().flatMap(Self.hexadecimalValue) {
                value = value * 16 + digit
                count += 1
                position += 1
                guard value <= 0x10FFFF else { throw error("no character has so high a number", at: start) }
            }
            guard count > 0, take("}") else { throw error("\\u{ must be closed behind hexadecimal digits", at: start) }
            return value
        }
        let first = try hexadecimal(digits: 4, start: start)
        guard (0xD800...0xDBFF).contains(first), looking(at: "\\u") else { return first }
        let behindFirst = position
        position += 2
        if let second = try? hexadecimal(digits: 4, start: start), (0xDC00...0xDFFF).contains(second) {
            return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
        }
        position = behindFirst
        return first
    }

    private mutating func hexadecimal(digits count: Int, start: Int) throws(PatternError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<count {
            guard let digit = peek().flatMap(Self.hexadecimalValue) else {
                throw error("\(count) hexadecimal digits must follow", at: start)
            }
            value = value * 16 + digit
            position += 1
        }
        return value
    }

    private static func hexadecimalValue(_ scalar: Unicode.Scalar) -> UInt32? {
        switch scalar {
        case "0"..."9": scalar.value - 0x30
        case "a"..."f": scalar.value - 0x61 + 10
        case "A"..."F": scalar.value - 0x41 + 10
        default: nil
        }
    }
}
