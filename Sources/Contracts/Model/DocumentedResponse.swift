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
    /// The status by which an example of it is sent: the code itself; of a range or `default` one that no other
    /// response of the operation documents, for `default` an error where a success is documented.
    package let exampleStatus: Status
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
        status: StatusKey, exampleStatus: Status? = nil, description: String = "", headers: [DocumentedHeader] = [],
        content: [MediaTypeContent] = [], provenance: String? = nil, source: String? = nil, location: SourceLocation
    ) {
        self.status = status
        self.exampleStatus = exampleStatus ?? status.firstStatus
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

    /// The code, the first of a range, 200 for `default`.
    var firstStatus: Status {
        switch self {
        case .code(let code): Status(code)
        case .range(let digit): Status(digit * 100)
        case .fallback: 200
        }
    }

    /// A status for this key that none of the other keys documents.
    func exampleStatus(among keys: [DocumentedResponse.StatusKey]) -> Status {
        switch self {
        case .code(let code): return Status(code)
        case .range(let digit):
            let free = (digit * 100..<digit * 100 + 100).first { !keys.contains(.code($0)) }
            return Status(free ?? digit * 100)
        case .fallback:
            let documentsSuccess = keys.contains { $0.isSuccess }
            let candidates = documentsSuccess ? [500, 400, 503, 502, 501, 418] : [200, 201, 202, 500]
            let free = candidates.first { !keys.contains(.code($0)) && !keys.contains(.range($0 / 100)) }
            return Status(free ?? 500)
        }
    }

    private var isSuccess: Bool {
        switch self {
        case .code(let code): (200..<300).contains(code)
        case .range(let digit): digit == 2
        case .fallback: false
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
