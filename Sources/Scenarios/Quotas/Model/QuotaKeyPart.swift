import Contracts
import HTTPModel
import JSONModel

/// A part of a request that tells the clients of a quota apart (`by`).
enum QuotaKeyPart: Hashable, Sendable {
    case header(FieldName)
    case query(String)
    case cookie(String)
    /// A path parameter by its name in the template.
    case path(String)
    case body(JSONPointer)
    case tenant
    /// The key, the token or the user name that the request presents.
    case credential
    /// `http` or `https`.
    case scheme
    case method
    case operation

    /// The value in a request: a text, an array of texts where the name stands several times, a node of the body; nil
    /// where the request has none, which is a client of its own.
    func value(in checked: CheckedRequest) -> JSONValue? {
        switch self {
        case .header(let name): Self.value(checked.request.fields.values(name))
        case .query(let name): Self.value(checked.query.values(name))
        case .cookie(let name): checked.cookies.first(name).map(JSONValue.string)
        case .path(let name): checked.arguments.first { $0.name == name }.map { .string($0.value) }
        case .body(let pointer): checked.body.node(at: pointer)
        case .tenant: .string(checked.request.tenant)
        case .credential: checked.credentialName.map(JSONValue.string)
        case .scheme: .string(checked.request.isSecure ? "https" : "http")
        case .method: .string(checked.request.method.token)
        case .operation: .string(checked.operation.id)
        }
    }

    private static func value(_ texts: [String]) -> JSONValue? {
        guard let first = texts.first else { return nil }
        return texts.count == 1 ? .string(first) : .array(texts.map(JSONValue.string))
    }
}
