/// Reads a query's text character by character, and words its faults.
struct PathScanner {
    let scalars: [Unicode.Scalar]
    var position = 0

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    var isAtEnd: Bool { position == scalars.count }

    func peek(_ distance: Int = 0) -> Unicode.Scalar? {
        position + distance < scalars.count ? scalars[position + distance] : nil
    }

    mutating func take(_ symbol: String) -> Bool {
        guard scalars[position...].starts(with: symbol.unicodeScalars) else { return false }
        position += symbol.unicodeScalars.count
        return true
    }

    /// Takes characters as long as they are of one kind.
    mutating func take(while isWanted: (Unicode.Scalar) -> Bool) -> String {
        var text = ""
        while let scalar = peek(), isWanted(scalar) {
            text.unicodeScalars.append(scalar)
            position += 1
        }
        return text
    }

    mutating func skipBlanks() {
        while let scalar = peek(), Self.isBlank(scalar) { position += 1 }
    }

    /// The text from an offset up to here.
    func text(from start: Int) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars[start..<position])
        return text
    }

    // MARK: Kinds of characters

    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar)
    }

    static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_" || scalar.value >= 0x80
    }

    static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        isNameStart(scalar) || isDigit(scalar)
    }

    // MARK: Faults

    func fault(_ message: String, at offset: Int? = nil) -> JSONPathError {
        JSONPathError(offset: offset ?? position, message: message)
    }

    /// Words the fault that something else stands here than was expected.
    ///
    /// - Parameters:
    ///   - wanted: what was expected.
    ///   - hint: what to write instead, when that can be told.
    /// - Returns: the fault, at this place.
    func expected(_ wanted: String, hint: String? = nil) -> JSONPathError {
        fault("expected \(wanted), found \(found)\(hint.map { "; \($0)" } ?? "")")
    }

    /// What stands here, for messages.
    private var found: String {
        guard let scalar = peek() else { return "the end" }
        switch scalar {
        case " ": return "a space"
        case "\t": return "a tab"
        case "\n", "\r": return "a line break"
        case "\"": return "a double quote"
        case _ where scalar.value < 0x20 || scalar.value == 0x7F || scalar.properties.generalCategory == .control:
            return Self.codePoint(scalar)
        case _ where Self.isNamePart(scalar):
            var word = self
            let text = word.take(while: Self.isNamePart)
            return text.unicodeScalars.count > 24 ? "a word of \(text.unicodeScalars.count) letters" : "\"\(text)\""
        default: return "\"\(scalar)\""
        }
    }

    /// A character's code point as Unicode writes it: `U+0009`.
    static func codePoint(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
