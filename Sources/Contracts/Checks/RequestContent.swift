package import JSONModel

/// A request's content, read by its media type once.
package enum RequestContent: Sendable {
    /// No content.
    case none
    /// JSON text.
    case json(JSONValue)
    /// `application/x-www-form-urlencoded`, its fields as an object by the schema's types.
    case form(JSONValue)
    /// `multipart/…`, not taken apart: its parts are not checked.
    case multipart([UInt8])
    /// Text of another type.
    case text(String)
    /// Bytes that are no UTF-8, or of a type that is no text.
    case binary([UInt8])
    /// Content of a JSON type that is no JSON text.
    case malformed(JSONSyntaxError)

    /// The value of JSON or form content, the text of text; nil for others.
    package var value: JSONValue? {
        switch self {
        case .json(let value), .form(let value): value
        case .text(let text): .string(text)
        case .none, .multipart, .binary, .malformed: nil
        }
    }

    /// The same content with the value of JSON or a form replaced.
    func mapValue(_ transform: (JSONValue) -> JSONValue) -> RequestContent {
        switch self {
        case .json(let value): .json(transform(value))
        case .form(let value): .form(transform(value))
        case .none, .multipart, .text, .binary, .malformed: self
        }
    }
}
