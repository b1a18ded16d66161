package import HTTPModel
package import JSONModel
package import JSONSchema
package import SourceDocuments

/// One response that an operation documents (OpenAPI 3.1, Response Object).
package struct DocumentedResponse: Sendable {
    /// The key under `responses`.
    package enum StatusKey: Hashable, Sendable {
        /// A status code such as `201`.
        case code(Int)
        /// A range by its first digit, such as 4 for `4XX`.
        case range(Int)
        /// The key `default`.
        case fallback
    }

    /// Which statuses it documents.
    package let status: StatusKey
    /// The description.
    package let description: String
    /// The documented header fields.
    package let headers: [DocumentedHeader]
    /// One entry a media type, in document order; empty when the response has no content.
    package let content: [MediaTypeContent]
    /// Where the response is known from: `documented`, `public-docs`, `public-source` or `inferred`
    /// (`x-provenance`); nil when the contract does not say.
    package let provenance: String?
    /// Where it stands in the contract's file.
    package let location: SourceLocation

    package init(
        status: StatusKey, description: String, headers: [DocumentedHeader], content: [MediaTypeContent],
        provenance: String?, location: SourceLocation
    ) {
        self.status = status
        self.description = description
        self.headers = headers
        self.content = content
        self.provenance = provenance
        self.location = location
    }
}

/// A header field that a response documents (OpenAPI 3.1, Header Object).
package struct DocumentedHeader: Sendable {
    /// The field name as documented.
    package let name: FieldName
    /// True when every such response carries it.
    package let isRequired: Bool
    /// The schema of its value, when one is documented.
    package let schema: Schema?
    /// The value that an example of the response carries: the header's `example`, else its schema's.
    package let example: JSONValue?

    package init(name: FieldName, isRequired: Bool, schema: Schema?, example: JSONValue?) {
        self.name = name
        self.isRequired = isRequired
        self.schema = schema
        self.example = example
    }
}
