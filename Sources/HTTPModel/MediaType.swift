/// A media type such as `application/json; charset=utf-8`, or a media range such as `*/*`
/// (RFC 9110, sections 8.3.1 and 12.5.1).
package struct MediaType: Hashable, Sendable, CustomStringConvertible {
    /// The type in lower case, `*` in a range over all types.
    package let type: String
    /// The subtype in lower case; `*` or `*+suffix` in a range.
    package let subtype: String
    /// The parameters in order, names in lower case and values unquoted.
    package let parameters: [FieldParameter]

    /// Makes a media type from its parts, which are lower-cased.
    package init(type: String, subtype: String, parameters: [FieldParameter] = []) {
        self.type = ASCII.lowercased(type)
        self.subtype = ASCII.lowercased(subtype)
        self.parameters = parameters
    }

    /// Reads a media type or range; nil when the text is none.
    ///
    /// - Parameter text: A whole field value, such as that of `Content-Type`.
    package init?(_ text: String) {
        var scanner = FieldScanner(text)
        scanner.skipWhiteSpace()
        guard let type = scanner.token(), scanner.take("/"), let subtype = scanner.token(),
            let parameters = scanner.parameters(), scanner.isAtEnd
        else { return nil }
        self.init(type: type, subtype: subtype, parameters: parameters)
        if type == "*", subtype != "*" { return nil }
    }

    /// Type and subtype without parameters, such as `application/json`.
    package var essence: String { type + "/" + subtype }

    /// The type as it is sent, with values quoted where they are no tokens.
    package var description: String {
        var text = essence
        for parameter in parameters {
            text += "; " + parameter.name + "=" + FieldText.tokenOrQuotedString(parameter.value)
        }
        return text
    }

    /// True for `application/json`, `text/json` and every type with the suffix `+json` (RFC 6839, section 3.1).
    package var isJSON: Bool {
        (subtype == "json" && (type == "application" || type == "text")) || subtype.utf8.hasSuffix("+json")
    }

    /// True when the type or the subtype holds a wildcard.
    package var isRange: Bool { type == "*" || subtype == "*" || subtype.utf8.first == UInt8(ascii: "*") }

    /// The value of a parameter by its lower-case name; nil when there is none.
    package func parameter(_ name: String) -> String? {
        parameters.first { $0.name == name }?.value
    }

    /// True when this range covers a concrete media type.
    ///
    /// Each parameter of the range but `q` must stand in the concrete type with the same value; a charset's value is
    /// compared without regard to case. A charset of UTF-8 covers a type that names none, since text is sent in it.
    ///
    /// - Parameter concrete: The media type to test; its own wildcards are taken literally.
    /// - Returns: True when it is covered.
    package func matches(_ concrete: MediaType) -> Bool {
        guard type == "*" || type == concrete.type else { return false }
        guard subtype == "*" || subtype == concrete.subtype || coversSuffix(of: concrete) else { return false }
        return parameters.allSatisfy { wanted in
            if wanted.name == "q" { return true }
            guard let value = concrete.parameter(wanted.name) else {
                return wanted.name == "charset" && ASCII.equalIgnoringCase(wanted.value, "utf-8")
            }
            return value == wanted.value
                || (wanted.name == "charset" && ASCII.equalIgnoringCase(value, wanted.value))
        }
    }

    /// How narrow the range is: wildcards count less than names, and each parameter but `q` counts one more.
    var specificity: Int {
        let base = type == "*" ? 0 : subtype == "*" ? 1_000 : isRange ? 2_000 : 3_000
        return base + parameters.count { $0.name != "q" }
    }

    /// True when this subtype is `*+suffix` and the other has that suffix, as in `application/*+json`.
    private func coversSuffix(of concrete: MediaType) -> Bool {
        guard subtype.utf8.first == UInt8(ascii: "*"), subtype.utf8.dropFirst().first == UInt8(ascii: "+") else {
            return false
        }
        let suffix = subtype.utf8.dropFirst()
        return concrete.subtype.utf8.count > suffix.count
            && concrete.subtype.utf8.suffix(suffix.count).elementsEqual(suffix)
    }
}

extension String.UTF8View {
    /// True when the bytes end with the given ASCII text.
    func hasSuffix(_ suffix: StaticString) -> Bool {
        let wanted = suffix.description.utf8
        return self.suffix(wanted.count).elementsEqual(wanted)
    }
}
