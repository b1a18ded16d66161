package import HTTPModel
package import SourceDocuments

/// What an operation takes as content (OpenAPI 3.1, Request Body Object).
package struct RequestBody: Sendable {
    /// True when a request must have content.
    package let isRequired: Bool
    /// One entry a media type or range, in document order.
    package let content: [MediaTypeContent]
    /// Where it stands in the contract's file.
    package let location: SourceLocation

    package init(isRequired: Bool, content: [MediaTypeContent], location: SourceLocation) {
        self.isRequired = isRequired
        self.content = content
        self.location = location
    }

    /// The entry for a concrete media type: the one that names it before a range that covers it.
    package func content(for mediaType: MediaType) -> MediaTypeContent? {
        content.first { !$0.mediaType.isRange && $0.mediaType.matches(mediaType) }
            ?? content.first { $0.mediaType.isRange && $0.mediaType.matches(mediaType) }
    }
}
