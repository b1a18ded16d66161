package import HTTPModel
package import JSONModel
package import JSONSchema
package import SourceDocuments

/// The content of one media type in a request or response (OpenAPI 3.1, Media Type Object).
package struct MediaTypeContent: Sendable {
    /// The media type or range.
    package let mediaType: MediaType
    /// The schema of the content, when one is documented.
    package let schema: Schema?
    /// The named examples in document order; a lone `example` is named `default`.
    package let examples: [NamedExample]
    /// Where it stands in the contract's file.
    package let location: SourceLocation

    package init(mediaType: MediaType, schema: Schema?, examples: [NamedExample], location: SourceLocation) {
        self.mediaType = mediaType
        self.schema = schema
        self.examples = examples
        self.location = location
    }
}

/// One named example (OpenAPI 3.1, Example Object).
package struct NamedExample: Sendable {
    /// The key under `examples`.
    package let name: String
    /// The value; a string stands for itself when the media type is not JSON.
    package let value: JSONValue
    /// Where it stands in the contract's file.
    package let location: SourceLocation

    package init(name: String, value: JSONValue, location: SourceLocation) {
        self.name = name
        self.value = value
        self.location = location
    }
}
