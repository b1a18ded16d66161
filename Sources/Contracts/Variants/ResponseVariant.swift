package import HTTPModel
package import JSONModel

/// One response that a client must be ready for: an answer that the contract allows, or one just beyond it.
package struct ResponseVariant: Sendable, Identifiable {
    /// How a variant stands to the contract.
    package enum Conformance: Hashable, Sendable {
        /// The contract allows it and says so.
        case within
        /// The contract allows it without naming it: an undocumented field, or another text, where a schema is open.
        case undocumentedButAllowed
        /// The contract refuses it.
        case outside
    }

    /// The name by which it is told from the operation's others, such as `200/without:/data/host`.
    ///
    /// Made of the response's key in the contract, what is varied, and the place; so it stays when the contract gains
    /// other properties, and may be written down.
    package let id: String
    /// What is varied.
    package let kind: VariantKind
    /// The variant in one line: `200 without the optional /data/host`.
    package let summary: String
    /// The status.
    package let status: Status
    /// The header fields: the content's type, and the documented ones that are required or have an example.
    package let fields: HeaderFields
    /// The content; nil for none.
    package let value: JSONValue?
    /// The place of the content that it concerns; nil when it concerns the whole response.
    package let pointer: JSONPointer?
    /// How it stands to the contract.
    package let conformance: Conformance
    /// The ids of variants that are the same message, for which this one stands.
    package internal(set) var alsoCovers: [String] = []

    /// True when the contract allows it.
    package var isWithinContract: Bool { conformance != .outside }

    /// The content as it goes on the wire: JSON text for JSON types, a string as it is for others; empty for none.
    package var body: [UInt8] {
        guard let value else { return [] }
        let mediaType = fields.first(.contentType).flatMap { MediaType($0) }
        if mediaType?.isJSON == false, let text = value.stringValue { return Array(text.utf8) }
        return value.serialized()
    }

    /// The whole response.
    package var response: Response { Response(status: status, fields: fields, body: body) }
}

extension ResponseVariant: CustomStringConvertible {
    package var description: String { summary }
}
