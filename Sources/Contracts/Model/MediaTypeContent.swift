package import HTTPModel
package import JSONSchema
package import SourceDocuments

/// The content of one media type in a request or response (OpenAPI 3.1, Media Type Object).
package struct MediaTypeContent: Sendable {
    /// The media type or range.
    package let mediaType: MediaType
    /// The schema as the document states it.
    package let documentedSchema: ContractSchema?
    /// The named examples in document order; a lone `example` is named `default`.
    package let examples: [NamedExample]
    /// Where it stands in the contract's file.
    package let location: SourceLocation

    package init(
        mediaType: MediaType, schema: ContractSchema? = nil, examples: [NamedExample] = [], location: SourceLocation
    ) {
        self.mediaType = mediaType
        documentedSchema = schema
        self.examples = examples
        self.location = location
    }

    /// The compiled schema of the content, when one is documented.
    package var schema: Schema? { documentedSchema?.compiled }

    /// The example of that name.
    package func example(named name: String) -> NamedExample? {
        examples.first { $0.name == name }
    }
}
