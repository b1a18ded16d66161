/// Reads a pattern by I-Regexp's grammar (RFC 9485, section 4) and writes its equal in ECMA-262's (section 5.3).
struct IRegexpTranslator {
    private static let maximumDepth = 100
    /// The escapes that stand for one character.
    private static let escapable: Set<Unicode.Scalar> = [
        "(", ")", "*", "+", "-", ".", "?", "[", "\\", "]", "^", "n", "r", "t", "{", "|", "}",
    ]
    /// The second letters of general categories, by the first (RFC 9485, section 4: IsCategory).
    private static let categories: [Unicode.Scalar: String] = [
        "L": "lmotu", "M": "cen", "N": "dlo", "P": "cdefios", "Z": "lps", "S": "ckmo", "C": "cfno",
    ]

    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var output = ""

    init(_ pattern: String) {
        scalars = Array(pattern.unicodeScalars)
    }

    /// Translates the whole pattern.
    mutating func translate() throws(PatternError) -> String {
        try translateAlternatives(depth: 0)
        guard peek() == nil else { throw error("this ) closes no group; write \\)") }
        return output
    }

    private func peek(_ distance: Int = 0) -> Unicode.Scalar? {
        position + distance < scalars.count ? scalars[position + distance] : nil
    }

    private mutating func copy() {
        output.unicodeScalars.append(scalars[position])
        position += 1
    }

    private func error(_ reason: String, at offset: Int? = nil) -> PatternError {
        PatternError(offset: offset ?? position, reason: reason)
    }

    private mutating func translateAlternatives(depth: Int) throws(PatternError) {
        var canRepeat = false
        while let scalar = peek(), scalar != ")" {
            switch scalar {
            case "|":
                copy()
                canRepeat = false
                continue
            case "*", "+", "?", "{":
                guard canRepeat else { throw error("\(scalar) has nothing to repeat") }
                try translateQuantifier()
                canRepeat = false
                continue
            case "(": try translateGroup(depth: depth)
            case "[": try translateClass()
            case "\\": try translateEscape()
            case ".":
                position += 1
                output += "[^\\n\\r]"
            case "]", "}": throw error("\(scalar) stands for itself only as \\\(scalar)")
            default: copy()
            }
            canRepeat = true
        }
    }

    private mutating func translateGroup(depth: Int) throws(PatternError) {
        let start = position
        guard depth < Self.maximumDepth else { throw error("groups are nested too deeply") }
        position += 1
        output += "(?:"
        try translateAlternatives(depth: depth + 1)
        guard peek() == ")" else { throw error("this ( is not closed", at: start) }
        copy()
    }

    private mutating func translateQuantifier() throws(PatternError) {
        let start = position
        guard peek() == "{" else { return copy() }
        copy()
        try copyDigits(from: start)
        if peek() == "," {
            copy()
            if peek() != "}" { try copyDigits(from: start) }
        }
        guard peek() == "}" else { throw error("expected {n}, {n,} or {n,m}", at: start) }
        copy()
    }

    private mutating func copyDigits(from start: Int) throws(PatternError) {
        guard let first = peek(), ("0"..."9").contains(first) else {
            throw error("expected {n}, {n,} or {n,m}", at: start)
        }
        while let digit = peek(), ("0"..."9").contains(digit) { copy() }
    }

    private mutating func translateEscape() throws(PatternError) {
        guard let scalar = peek(1) else { throw error("nothing follows this backslash") }
        if scalar == "p" || scalar == "P" { return try translateCategory() }
        guard Self.escapable.contains(scalar) else {
            throw error("\\\(scalar) is no escape of I-Regexp (RFC 9485)")
        }
        copy()
        copy()
    }

    /// Translates `\p{L}`, `\p{Lu}` or one of these with a capital P.
    private mutating func translateCategory() throws(PatternError) {
        let start = position
        let end = peek(4) == "}" ? 4 : 5
        guard peek(2) == "{", peek(end) == "}", let major = peek(3), let minors = Self.categories[major],
            end == 4 || peek(4).map(minors.unicodeScalars.contains) ?? false
        else { throw error("expected a general category such as \\p{L} or \\p{Lu}", at: start) }
        for _ in 0...end { copy() }
    }

    private mutating func translateClass() throws(PatternError) {
        let start = position
        copy()
        if peek() == "^" { copy() }
        let first = position
        while peek() != "]" || position == first {
            guard let scalar = peek() else { throw error("this [ is not closed", at: start) }
            switch scalar {
            case "[", "]": throw error("in a class \(scalar) stands for itself only as \\\(scalar)")
            case "-":
                // By itself it stands at either end; anywhere else it makes a range of its neighbours.
                guard position == first || peek(1) == "]" else {
                    throw error("in a class - stands first or last, or as \\-")
                }
                copy()
            default: try translateClassMember()
            }
        }
        copy()
    }

    /// Translates a character, a range of characters, or a category.
    private mutating func translateClassMember() throws(PatternError) {
        let isCategory = peek() == "\\" && (peek(1) == "p" || peek(1) == "P")
        try translateClassCharacter()
        guard !isCategory, peek() == "-", let end = peek(1), end != "]" else { return }
        copy()
        guard end != "[", end != "-", !(end == "\\" && (peek(1) == "p" || peek(1) == "P")) else {
            throw error("a range ends in a character")
        }
        try translateClassCharacter()
    }

    private mutating func translateClassCharacter() throws(PatternError) {
        if peek() == "\\" { try translateEscape() } else { copy() }
    }
}
