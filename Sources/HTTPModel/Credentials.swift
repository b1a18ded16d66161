/// The credentials of an `Authorization` field, split by RFC 9110, section 11.4.
package struct Credentials: Hashable, Sendable {
    /// The authentication scheme as it was sent; schemes are compared without regard to case.
    package let scheme: String
    /// The token68 after the scheme, such as a bearer token or Basic's base64 text; nil when parameters follow.
    package let token: String?
    /// The parameters after the scheme, such as Digest's.
    package let parameters: [FieldParameter]

    /// Reads a field value; nil when it is not of the form `scheme [ token68 / #parameter ]`.
    package init?(_ text: String) {
        var scanner = FieldScanner(text)
        scanner.skipWhiteSpace()
        guard let scheme = scanner.token() else { return nil }
        self.scheme = scheme
        let afterScheme = scanner.position
        scanner.skipWhiteSpace()
        if scanner.isAtEnd {
            token = nil
            parameters = []
            return
        }
        guard scanner.position > afterScheme else { return nil }
        var attempt = scanner
        if let token = Self.token68(&attempt) {
            self.token = token
            parameters = []
            return
        }
        guard let parameters = Self.parameters(&scanner) else { return nil }
        token = nil
        self.parameters = parameters
    }

    /// True when the scheme is the given one, compared without regard to case.
    package func hasScheme(_ name: String) -> Bool {
        ASCII.equalIgnoringCase(scheme, name)
    }

    private static func token68(_ scanner: inout FieldScanner) -> String? {
        let body = scanner.text { byte in
            ASCII.isDigit(byte) || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
                || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~") || byte == UInt8(ascii: "+")
                || byte == UInt8(ascii: "/")
        }
        guard let body else { return nil }
        let padding = scanner.text { $0 == UInt8(ascii: "=") } ?? ""
        scanner.skipWhiteSpace()
        return scanner.isAtEnd ? body + padding : nil
    }

    private static func parameters(_ scanner: inout FieldScanner) -> [FieldParameter]? {
        var parameters: [FieldParameter] = []
        while scanner.skipToElement() {
            guard let name = scanner.token() else { return nil }
            scanner.skipWhiteSpace()
            guard scanner.take("=") else { return nil }
            scanner.skipWhiteSpace()
            guard let value = scanner.word(), scanner.isAtElementEnd() else { return nil }
            parameters.append(FieldParameter(name: name, value: value))
        }
        return parameters
    }
}
