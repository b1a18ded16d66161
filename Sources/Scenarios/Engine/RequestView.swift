import Contracts
import HTTPModel
import JSONModel
import Support

/// The `request` that templates see; each member is made only when a template names it.
struct RequestView {
    private let checked: CheckedRequest

    init(_ checked: CheckedRequest) {
        self.checked = checked
    }

    /// The names of its members.
    static let memberNames = [
        "method", "url", "path", "query", "headers", "headersAll", "cookies", "parameters", "tenant", "body",
        "bodyBase64",
    ]

    var wholeValue: JSONValue {
        .object(JSONObject(Self.memberNames.map { ($0, value(of: $0) ?? .null) }))
    }

    func value(of member: String) -> JSONValue? {
        let request = checked.request
        switch member {
        case "method": return .string(request.method.token)
        case "path": return .string(request.target.path)
        case "url":
            let scheme = request.isSecure ? "https" : "http"
            let authority = request.target.authority ?? request.fields.first(.host) ?? ""
            return .string("\(scheme)://\(authority)\(request.sentTarget)")
        case "query": return .object(Self.firstOfEach(checked.query.items.map { ($0.name, $0.value) }))
        case "cookies": return .object(Self.firstOfEach(checked.cookies.cookies.map { ($0.name, $0.value) }))
        case "parameters": return .object(JSONObject(checked.arguments.map { ($0.name, .string($0.value)) }))
        case "tenant": return .string(request.tenant)
        case "headers": return headers
        case "headersAll": return allHeaders
        case "body": return checked.body.value ?? .null
        case "bodyBase64": return .string(Base64.encode(request.body))
        default: return nil
        }
    }

    private var headers: JSONValue {
        var object = JSONObject()
        for (name, value) in checked.request.fields {
            let lowercased = FieldName(name).lowercasedText
            let earlier = object[lowercased]?.stringValue.map { $0 + ", " } ?? ""
            object[lowercased] = .string(earlier + value)
        }
        return .object(object)
    }

    private var allHeaders: JSONValue {
        var object = JSONObject()
        for (name, value) in checked.request.fields {
            let lowercased = FieldName(name).lowercasedText
            object[lowercased] = .array((object[lowercased]?.arrayValue ?? []) + [.string(value)])
        }
        return .object(object)
    }

    private static func firstOfEach(_ pairs: [(name: String, value: String)]) -> JSONObject {
        var object = JSONObject()
        for pair in pairs where object[pair.name] == nil { object[pair.name] = .string(pair.value) }
        return object
    }
}
