/// Reads a pattern by ECMA-262's grammar (section 22.2.1, Unicode mode) and writes its equal in PCRE2's syntax.
struct PatternTranslator {
    /// What stands between two quantifiers: only some things can be repeated.
    private enum Term {
        case none, atom, assertion
    }

    /// Nesting beyond this is refused; PCRE2's own limit is 250.
    private static let maximumDepth = 200
    /// The largest count that PCRE2 takes in `{n,m}`.
    private static let maximumCount = 65_535

    let scalars: [Unicode.Scalar]
    var position = 0
    /// The translation so far.
    var output = ""
    /// Named groups by name, as group numbers.
    private(set) var groupNumbers: [String: Int] = [:]
    private(set) var groupCount = 0

    init(_ pattern: String) {
        scalars = Array(pattern.unicodeScalars)
    }

    /// Translates the whole pattern.
    mutating func translate() throws(PatternError) -> String {
        try countGroups()
        try translateAlternatives(depth: 0)
        if position < scalars.count { throw error("this ) closes no group") }
        return output
    }

    // MARK: Reading

    func peek(_ distance: Int = 0) -> Unicode.Scalar? {
        position + distance < scalars.count ? scalars[position + distance] : nil
    }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek() == scalar else { return false }
        position += 1
        return true
    }

    func looking(at text: String) -> Bool {
        scalars[position...].starts(with: text.unicodeScalars)
    }

    func error(_ reason: String, at offset: Int? = nil) -> PatternError {
        PatternError(offset: offset ?? position, reason: reason)
    }

    // MARK: Writing

    mutating func emitLiteral(_ scalar: Unicode.Scalar) {
        emit(scalar.value)
    }

    /// Writes one code point so that it stands for itself inside and outside of classes.
    mutating func emit(_ codePoint: UInt32) {
        switch codePoint {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: output.unicodeScalars.append(Unicode.Scalar(UInt8(codePoint)))
        default: output += "\\x{\(String(codePoint, radix: 16))}"
        }
    }

    // MARK: Groups

    /// Numbers the groups beforehand, for references may precede what they name.
    private mutating func countGroups() throws(PatternError) {
        var inClass = false
        while let scalar = peek() {
            switch scalar {
            case "\\": position += 1
            case "[": inClass = true
            case "]": inClass = false
            case "(" where !inClass:
                if peek(1) != "?" {
                    groupCount += 1
                } else if peek(2) == "<", peek(3) != "=", peek(3) != "!" {
                    groupCount += 1
                    let start = position
                    position += 3
                    let name = try groupName()
                    guard groupNumbers.updateValue(groupCount, forKey: name) == nil else {
                        throw error("a second group named \(name)", at: start)
                    }
                    continue
                }
            default: break
            }
            position += 1
        }
        position = 0
    }

    /// Reads a group's name and the `>` behind it.
    mutating func groupName() throws(PatternError) -> String {
        let start = position
        var name = ""
        while let scalar = peek(), scalar != ">" {
            let properties = scalar.properties
            let isAllowed =
                name.isEmpty
                ? properties.isIDStart || scalar == "_" || scalar == "$"
                : properties.isIDContinue || scalar == "$" || scalar == "\u{200C}" || scalar == "\u{200D}"
            guard isAllowed else { throw error("this character cannot stand in a group's name") }
            name.unicodeScalars.append(scalar)
            position += 1
        }
        guard take(">"), !name.isEmpty else { throw error("a group's name must not be empty or open", at: start) }
        return name
    }

    private mutating func translateGroup(depth: Int) throws(PatternError) -> Term {
        let start = position
        position += 1
        var term = Term.atom
        if !take("?") {
            output += "("
        } else if take(":") {
            output += "(?:"
        } else if take("=") {
            output += "(?="
            term = .assertion
        } else if take("!") {
            output += "(?!"
            term = .assertion
        } else if looking(at: "<=") || looking(at: "<!") {
            output += "(?<"
            output.unicodeScalars.append(scalars[position + 1])
            position += 2
            term = .assertion
        } else if take("<") {
            _ = try groupName()
            output += "("
        } else {
            throw error("this kind of group is not ECMA-262's", at: start)
        }
        guard depth < Self.maximumDepth else { throw error("groups are nested too deeply", at: start) }
        try translateAlternatives(depth: depth + 1)
        guard take(")") else { throw error("this ( is not closed", at: start) }
        output += ")"
        return term
    }

    // MARK: Terms

    private mutating func translateAlternatives(depth: Int) throws(PatternError) {
        var last = Term.none
        while let scalar = peek(), scalar != ")" {
            switch scalar {
            case "|":
                position += 1
                output += "|"
                last = .none
            case "^":
                position += 1
                output += "^"
                last = .assertion
            case "$":
                position += 1
                output += "\\z"
                last = .assertion
            case "*", "+", "?":
                try translateQuantifier(of: last)
                last = .none
            case "{":
                if try translateCount(of: last) {
                    last = .none
                } else {
                    emitLiteral(scalar)
                    position += 1
                    last = .atom
                }
            case "(": last = try translateGroup(depth: depth)
            case "[":
                try translateClass()
                last = .atom
            case ".":
                position += 1
                output += "[^\\n\\r\\x{2028}\\x{2029}]"
                last = .atom
            case "\\": last = try translateEscape() ? .assertion : .atom
            default:
                position += 1
                emitLiteral(scalar)
                last = .atom
            }
        }
    }

    private mutating func translateQuantifier(of term: Term) throws(PatternError) {
        guard term == .atom, let scalar = peek() else { throw error("nothing to repeat") }
        output.unicodeScalars.append(scalar)
        position += 1
        if take("?") { output += "?" }
    }

    /// Translates `{n}`, `{n,}` or `{n,m}`; false, with nothing read, when the brace stands for itself.
    private mutating func translateCount(of term: Term) throws(PatternError) -> Bool {
        let start = position
        position += 1
        let minimum = digits()
        let hasComma = take(",")
        let maximum = hasComma ? digits() : minimum
        guard take("}"), !minimum.isEmpty || hasComma && !maximum.isEmpty else {
            position = start
            return false
        }
        guard !minimum.isEmpty else { throw error("write {0,\(maximum)}", at: start) }
        guard term == .atom else { throw error("nothing to repeat", at: start) }
        for text in [minimum, maximum] where !text.isEmpty {
            guard let count = Int(text), count <= Self.maximumCount else {
                throw error("a count above \(Self.maximumCount) is not supported", at: start)
            }
        }
        if let low = Int(minimum), let high = Int(maximum), low > high {
            throw error("the counts are out of order", at: start)
        }
        output += "{\(minimum)\(hasComma ? "," : "")\(hasComma ? maximum : "")}"
        if take("?") { output += "?" }
        return true
    }

    mutating func digits() -> String {
        var text = ""
        while let scalar = peek(), ("0"..."9").contains(scalar) {
            text.unicodeScalars.append(scalar)
            position += 1
        }
        return text
    }
}
