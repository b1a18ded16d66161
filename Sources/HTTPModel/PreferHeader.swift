/// The preferences of a request's `Prefer` field (RFC 7240, section 2).
package struct PreferHeader: Hashable, Sendable {
    /// One preference.
    package struct Preference: Hashable, Sendable {
        /// The name in lower case.
        package let name: String
        /// The value; empty when there was none, which means the same.
        package let value: String
        /// What followed after semicolons.
        package let parameters: [FieldParameter]
    }

    /// The preferences in order; only the first of a name is kept, as the RFC demands.
    package let preferences: [Preference]

    /// Reads one field value.
    package init(_ text: String) {
        self.init([text])
    }

    /// Reads every line of the field, as one list; malformed elements are left out.
    package init(_ values: [String]) {
        var preferences: [Preference] = []
        for value in values {
            var scanner = FieldScanner(value)
            while scanner.skipToElement() {
                if let preference = Self.preference(&scanner), scanner.isAtElementEnd(),
                    !preferences.contains(where: { $0.name == preference.name })
                {
                    preferences.append(preference)
                }
                scanner.skipElement()
            }
        }
        self.preferences = preferences
    }

    /// The value of a preference by its lower-case name: nil when it was not sent, empty when it has no value.
    package subscript(name: String) -> String? {
        preferences.first { $0.name == name }?.value
    }

    private static let delimiters = Array(",;\"".utf8)

    private static func preference(_ scanner: inout FieldScanner) -> Preference? {
        guard let (name, value) = pair(&scanner) else { return nil }
        var parameters: [FieldParameter] = []
        while true {
            scanner.skipWhiteSpace()
            guard scanner.take(";") else {
                return Preference(name: ASCII.lowercased(name), value: value, parameters: parameters)
            }
            scanner.skipWhiteSpace()
            if scanner.next == UInt8(ascii: ";") || scanner.isAtElementEnd() { continue }
            guard let (name, value) = pair(&scanner) else { return nil }
            parameters.append(FieldParameter(name: name, value: value))
        }
    }

    /// Reads `token [ BWS "=" BWS word ]`; an unquoted value may hold more than a token's bytes, so that a name with a
    /// slash in it needs no quotes.
    private static func pair(_ scanner: inout FieldScanner) -> (name: String, value: String)? {
        guard let name = scanner.token() else { return nil }
        scanner.skipWhiteSpace()
        guard scanner.take("=") else { return (name, "") }
        scanner.skipWhiteSpace()
        if scanner.isAtElementEnd() { return (name, "") }
        let value =
            scanner.next == UInt8(ascii: "\"")
            ? scanner.quotedString()
            : scanner.text { $0 > 0x20 && $0 != 0x7F && !Self.delimiters.contains($0) }
        return value.map { (name, $0) }
    }
}
