import Foundation
import JSONModel

/// The header fields and the content of a request or a response; secrets are masked, the same secret always alike.
public struct RecordedMessage: Sendable {
    /// One field.
    public struct Field: Sendable, Hashable {
        /// The name as it was sent.
        public let name: String
        /// The value.
        public let value: String
    }

    /// What the content is.
    enum Content: Sendable, Equatable {
        case none
        case json(JSONValue)
        case text(String)
        case bytes(Data)
    }

    /// The fields in the order of the wire.
    public let fields: [Field]
    let content: Content

    /// The value of the first field of that name, whatever its case; nil when there is none.
    public func value(of name: String) -> String? {
        fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The content as text: JSON written shortly, or the text itself; nil when there is none or it is no text.
    public var text: String? {
        switch content {
        case .json(let value): value.compactText
        case .text(let text): text
        case .none, .bytes: nil
        }
    }
}
