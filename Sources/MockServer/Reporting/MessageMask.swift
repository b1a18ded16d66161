import Contracts
import HTTPModel
import JSONModel
import Support

/// Hides what is secret in requests and stored values, by the names under which contracts expect secrets.
struct MessageMask {
    /// Content as it may be shown.
    enum Content {
        case none
        case json(JSONValue)
        case text(String)
        case bytes([UInt8])
    }

    private let names: SecretNames

    init(_ names: SecretNames) {
        self.names = names
    }

    /// A request's target.
    func target(_ target: RequestTarget) -> String {
        guard let query = target.query, !names.query.isEmpty else { return target.description }
        return target.path + "?" + pairs(query, hiding: names.query)
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

    /// The content of a request or a response, by its header fields.
    func content(_ body: [UInt8], of fields: HeaderFields) -> Content {
        guard !body.isEmpty else { return .none }
        let type = fields.first(.contentType).flatMap { MediaType($0) }
        if let value = try? JSONValue.parse(body), value.kind == .object || value.kind == .array {
            return .json(self.value(value))
        }
        guard let text = String(validating: body, as: UTF8.self) else { return .bytes(body) }
        if type?.description.hasPrefix("application/x-www-form-urlencoded") == true {
            return .text(pairs(text, hiding: names.members))
        }
        // Text that nobody can read may hold a secret anywhere.
        if names.members.contains(where: { text.contains($0) }) {
            return .text("\(SecretMask.text(for: text)) (\(body.count) bytes)")
        }
        return .text(text)
    }

    /// What stood at a place of a request that is named as conditions name it, such as `body /port` or `header X-Key`.
    func text(_ text: String, at place: String) -> String {
        guard let space = place.firstIndex(of: " ") else { return text }
        let name = String(place[place.index(after: space)...])
        let isSecret =
            switch place[..<space] {
            case "header":
                ["cookie", "authorization", "proxy-authorization"].contains(FieldName(name).lowercasedText)
                    || names.headers.contains(FieldName(name).lowercasedText)
            case "cookie": true
            case "query": names.query.contains(name)
            case "body": names.members.contains { name.split(separator: "/").contains(Substring($0)) }
            default: false
            }
        if isSecret { return SecretMask.text(for: text) }
        guard place[..<space] == "body", let value = try? JSONValue.parse(text) else { return text }
        return self.value(value).compactText
    }

    /// A value with its secret members hidden.
    func value(_ value: JSONValue) -> JSONValue {
        guard !names.members.isEmpty else { return value }
        switch value {
        case .array(let elements): return .array(elements.map(self.value))
        case .object(let object):
            return .object(
                JSONObject(
                    uniqueMembers: object.members.map { member in
                        .init(
                            key: member.key,
                            value: names.members.contains(member.name) ? hidden(member.value) : self.value(member.value)
                        )
                    }))
        case .null, .bool, .number, .string: return value
        }
    }

    private func hidden(_ value: JSONValue) -> JSONValue {
        switch value {
        case .null: .null
        case .string(let text): .string(SecretMask.text(for: text))
        case .bool, .number, .array, .object: .string(SecretMask.text(for: value.compactText))
        }
    }

    private func pairs(_ text: String, hiding secrets: Set<String>) -> String {
        text.split(separator: "&", omittingEmptySubsequences: false).map { pair -> String in
            guard let equals = pair.firstIndex(of: "=") else { return String(pair) }
            let name = PercentEncoding.decodeFormComponent(pair[..<equals])
            guard name.map(secrets.contains) != false else { return String(pair) }
            return pair[...equals] + SecretMask.text(for: String(pair[equals...].dropFirst()))
        }.joined(separator: "&")
    }
}
