package import JSONModel
package import SourceDocuments

/// One named example (OpenAPI 3.1, Example Object).
package struct NamedExample: Sendable {
    /// The key under `examples`.
    package let name: String
    /// The value; a string stands for itself when the media type is not JSON.
    package let value: JSONValue
    /// The summary, when there is one.
    package let summary: String?
    /// Where it stands in the contract's file.
    package let location: SourceLocation

    package init(name: String, value: JSONValue, summary: String? = nil, location: SourceLocation) {
        self.name = name
        self.value = value
        self.summary = summary
        self.location = location
    }
}
