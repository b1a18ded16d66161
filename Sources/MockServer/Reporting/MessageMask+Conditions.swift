import Contracts
import HTTPModel
import JSONModel
import Support

/// What conditions ask for, and what stood there, by the places that conditions name: a test may have written a secret.
extension MessageMask {
    /// The keys of conditions whose values are maps of names to matchers, and what their places are called.
    private static let maps = [
        "path": "path", "query": "query", "headers": "header", "cookies": "cookie", "body": "body",
    ]

    /// What stood at a place of a request, or was wanted there.
    ///
    /// - Parameters:
    ///   - text: The text or the JSON that stood there.
    ///   - place: The place as mismatches name it: such as `body /port` or `header X-Key`, or a key of its own such as
    ///     `not`.
    /// - Returns: What may be shown.
    func text(_ text: String, at place: String) -> String {
        let value = try? JSONValue.parse(text)
        guard let space = place.firstIndex(of: " ") else {
            return value.map { condition($0).compactText } ?? text
        }
        let name = String(place[place.index(after: space)...])
        if isSecret(name, in: place[..<space]) {
            // As the message itself shows it, where it is one text.
            guard let secret = value?.stringValue else { return SecretMask.text(for: text) }
            return place[..<space] == "header" ? field(name, secret) : SecretMask.text(for: secret)
        }
        guard place[..<space] == "body", let value else { return text }
        return stored(value).compactText
    }

    private func isSecret(_ name: String, in place: some StringProtocol) -> Bool {
        switch place {
        case "header":
            ["cookie", "authorization", "proxy-authorization"].contains(FieldName(name).lowercasedText)
                || names.headers.contains(FieldName(name).lowercasedText)
        case "cookie": true
        case "query": names.query.contains(name)
        case "path": names.path.contains(name)
        case "body": words(of: name).contains { names.members.contains($0) || names.holders.contains($0) }
        default: false
        }
    }

    /// The names in a JSON Pointer or in a JSONPath.
    private func words(of name: String) -> [String] {
        if let pointer = JSONPointer(name) { return pointer.tokens.map { "\($0)" } }
        return name.split { ".[]()'\"?@$*,:<>=!&| ".contains($0) }.map { String($0) }
    }

    /// A condition within another, such as below `not`, with the values hidden that are wanted of secrets.
    private func condition(_ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let elements): return .array(elements.map { condition($0) })
        case .object(let object):
            return .object(
                JSONObject(
                    uniqueMembers: object.members.map { member in
                        guard let place = Self.maps[member.name], case .object(let matchers) = member.value else {
                            return .init(key: member.key, value: condition(member.value))
                        }
                        let shown = matchers.members.map { matcher in
                            let value = matcher.value
                            let hidden = SecretMask.text(for: value.stringValue ?? value.compactText)
                            return JSONObject.Member(
                                key: matcher.key,
                                value: isSecret(matcher.name, in: place) ? .string(hidden) : stored(value))
                        }
                        return .init(key: member.key, value: .object(JSONObject(uniqueMembers: shown)))
                    }))
        case .null, .bool, .number, .string: return value
        }
    }
}
