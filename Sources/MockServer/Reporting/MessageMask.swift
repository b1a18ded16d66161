import Contracts
import HTTPModel
import JSONModel
import Support

/// Hides what is secret in requests and stored values, by the names and places where contracts expect secrets.
struct MessageMask {
    /// Content as it may be shown.
    enum Content {
        case none
        case json(JSONValue)
        case text(String)
        case bytes([UInt8])
    }

    let names: SecretNames

    init(_ names: SecretNames) {
        self.names = names
    }

    /// A request's path.
    ///
    /// - Parameters:
    ///   - path: The path as it was sent.
    ///   - operation: The operation that took the request; nil when none did.
    /// - Returns: The path as it may be shown.
    func path(_ path: String, of operation: Operation?) -> String {
        operation?.maskingSecrets(inPath: path, SecretMask.text) ?? names.maskingSecrets(inPath: path, SecretMask.text)
    }

    /// A request's target.
    ///
    /// - Parameters:
    ///   - target: The target.
    ///   - operation: The operation that took the request; nil when none did.
    /// - Returns: Its text.
    func target(_ target: RequestTarget, of operation: Operation?) -> String {
        let path = path(target.path, of: operation)
        guard let query = target.query else { return path }
        return path + "?" + (names.query.isEmpty ? query : pairs(query) { names.query.contains($0) })
    }

    /// Where the secrets of a request's content are that have no names.
    func places(of request: Request, _ operation: Operation?) -> SecretPlaces {
        guard names.hasNameless, let contents = operation?.requestBody else { return .none }
        guard let type = Self.mediaType(of: request.fields) else {
            return contents.content.count == 1 ? SecretPlaces(of: contents.content[0]) : .none
        }
        return SecretPlaces(of: contents.content(for: type))
    }

    /// Where the secrets of a response's content are that have no names.
    func places(of response: Response, _ operation: Operation?) -> SecretPlaces {
        guard names.hasNameless, let documented = operation?.response(for: response.status),
            let type = Self.mediaType(of: response.fields)
        else { return .none }
        return SecretPlaces(of: documented.content(for: type))
    }

    private static func mediaType(of fields: HeaderFields) -> MediaType? {
        fields.first(.contentType).flatMap { MediaType($0) }
    }

    /// The value of a header field; of `Authorization` the scheme is kept, of cookies the names.
    func field(_ name: String, _ value: String) -> String {
        switch FieldName(name).lowercasedText {
        case "cookie", "set-cookie":
            return Cookies(value).cookies.map { "\($0.name)=\(SecretMask.text(for: $0.value))" }
                .joined(separator: "; ")
        case "authorization", "proxy-authorization":
            guard let space = value.firstIndex(of: " ") else { return SecretMask.text(for: value) }
            return value[...space] + SecretMask.text(for: String(value[space...].dropFirst()))
        case let name: return names.headers.contains(name) ? SecretMask.text(for: value) : value
        }
    }

    /// The content of a request or a response.
    ///
    /// - Parameters:
    ///   - body: The content.
    ///   - fields: The header fields of its message.
    ///   - places: Where it has secrets without names.
    /// - Returns: What may be shown.
    func content(_ body: [UInt8], of fields: HeaderFields, _ places: SecretPlaces = .none) -> Content {
        guard !body.isEmpty else { return .none }
        if let value = try? JSONValue.parse(body), value.kind == .object || value.kind == .array {
            return .json(self.value(value, at: places))
        }
        guard let text = String(validating: body, as: UTF8.self) else { return .bytes(body) }
        if Self.mediaType(of: fields)?.description.hasPrefix("application/x-www-form-urlencoded") == true {
            return .text(
                pairs(text) { name in
                    names.members.contains(name) || names.holders.contains(name) || places.inside(name).isSecret
                })
        }
        // Text that nobody can read may hold a secret anywhere.
        if places.holdsSecret || names.members.union(names.holders).contains(where: { text.contains($0) }) {
            return .text("\(SecretMask.text(for: text)) (\(body.count) bytes)")
        }
        return .text(text)
    }

    /// A stored value with its secret members hidden, and those of maps and lists whose contents are secret.
    func stored(_ value: JSONValue) -> JSONValue {
        self.value(value, at: names.nameless)
    }

    /// A value with its secrets hidden.
    private func value(_ value: JSONValue, at places: SecretPlaces, isHeld: Bool = false) -> JSONValue {
        if places.isSecret { return hidden(value) }
        switch value {
        case .array(let elements):
            return .array(
                elements.enumerated().map { index, element in
                    self.value(element, at: places.inside("\(index)"), isHeld: isHeld)
                })
        case .object(let object):
            return .object(
                JSONObject(
                    uniqueMembers: object.members.map { member in
                        .init(key: member.key, value: self.member(member.name, member.value, at: places, isHeld))
                    }))
        case .null, .bool, .number, .string: return isHeld ? hidden(value) : value
        }
    }

    private func member(_ name: String, _ value: JSONValue, at places: SecretPlaces, _ isHeld: Bool) -> JSONValue {
        if names.members.contains(name) { return hidden(value) }
        return self.value(value, at: places.inside(name), isHeld: isHeld || names.holders.contains(name))
    }

    private func hidden(_ value: JSONValue) -> JSONValue {
        switch value {
        case .null: .null
        case .string(let text): .string(SecretMask.text(for: text))
        case .bool, .number, .array, .object: .string(SecretMask.text(for: value.compactText))
        }
    }

    private func pairs(_ text: String, hiding isSecret: (String) -> Bool) -> String {
        text.split(separator: "&", omittingEmptySubsequences: false).map { pair -> String in
            guard let equals = pair.firstIndex(of: "=") else { return String(pair) }
            let name = PercentEncoding.decodeFormComponent(pair[..<equals])
            guard name.map(isSecret) != false else { return String(pair) }
            return pair[...equals] + SecretMask.text(for: String(pair[equals...].dropFirst()))
        }.joined(separator: "&")
    }
}
