/// Helpers for the text of field values (RFC 9110, section 5.6).
package enum FieldText {
    /// The elements of a comma-separated list, white space trimmed and empty ones left out
    /// (RFC 9110, section 5.6.1); commas in quoted strings do not separate.
    package static func elements(_ value: String) -> [String] {
        var scanner = FieldScanner(value)
        var elements: [String] = []
        while scanner.skipToElement() {
            let start = scanner.position
            scanner.skipElement()
            var text = Substring(scanner.text(from: start, to: scanner.position))
            while text.utf8.last == 0x20 || text.utf8.last == 0x09 { text.removeLast() }
            elements.append(String(text))
        }
        return elements
    }

    /// True when a comma-separated list holds the token, compared without regard to case.
    package static func list(_ value: String, contains token: String) -> Bool {
        elements(value).contains { ASCII.equalIgnoringCase($0, token) }
    }

    /// The value as it is when it is a token, else as a quoted string with `"` and `\` escaped.
    package static func tokenOrQuotedString(_ value: String) -> String {
        if !value.isEmpty, value.utf8.allSatisfy({ ASCII.isTokenByte($0) }) { return value }
        var quoted = "\""
        for scalar in value.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { quoted.unicodeScalars.append("\\") }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
