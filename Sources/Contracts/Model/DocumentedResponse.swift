package import HTTPModel
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
    /// The place that says so (`x-source`).
    package let source: String?
    /// Where it stands in the contract's file.
    package let location: SourceLocation

    package init(
        status: StatusKey, description: String = "", headers: [DocumentedHeader] = [],
        content: [MediaTypeContent] = [], provenance: String? = nil, source: String? = nil, location: SourceLocation
    ) {
        self.status = status
        self.description = description
        self.headers = headers
        self.content = content
        self.provenance = provenance
        self.source = source
        self.location = location
    }

    /// The entry for a concrete media type: the one that names it before a range that covers it.
    package func content(for mediaType: MediaType) -> MediaTypeContent? {
        content.first { !$0.mediaType.isRange && $0.mediaType.matches(mediaType) }
            ?? content.first { $0.mediaType.isRange && $0.mediaType.matches(mediaType) }
    }
}

extension DocumentedResponse.StatusKey: CustomStringConvertible {
    /// The key as documents write it: `201`, `4XX` or `default`.
    package var description: String {
        switch self {
        case .code(let code): "\(code)"
        case .range(let digit): "\(digit)XX"
        case .fallback: "default"
        }
    }

    /// Reads a key; nil when it is neither a status code, a range nor `default`.
    init?(_ text: String) {
        if text == "default" {
            self = .fallback
            return
        }
        let bytes = Array(text.utf8)
        guard bytes.count == 3, (0x31...0x35).contains(bytes[0]) else { return nil }
        if bytes[1] | 0x20 == UInt8(ascii: "x"), bytes[2] | 0x20 == UInt8(ascii: "x") {
            self = .range(Int(bytes[0] - 0x30))
        } else if let code = Int(text), code >= 100 {
            self = .code(code)
        } else {
            return nil
        }
    }
}
