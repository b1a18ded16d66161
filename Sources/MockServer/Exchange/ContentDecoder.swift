import Compression
import HTTPModel

/// Takes the content coding off request bodies (RFC 9110, section 8.4), within bounds of size and ratio.
package struct ContentDecoder: Sendable {
    /// Why a body was not decoded.
    struct Refusal: Error {
        let status: Status
        let detail: String
    }

    private let maxBytes: Int
    private let maxRatio: Int

    /// The value of `Accept-Encoding` that tells a client what it may send.
    static let acceptedCodings = "gzip, identity"

    /// Makes a decoder.
    ///
    /// - Parameters:
    ///   - maxBytes: The largest decoded body, in bytes.
    ///   - maxRatio: How many decoded bytes one encoded byte may give.
    package init(maxBytes: Int, maxRatio: Int = 200) {
        self.maxBytes = maxBytes
        self.maxRatio = maxRatio
    }

    /// The body as it was before the coding was applied.
    func decode(_ request: Request) throws(Refusal) -> [UInt8] {
        let codings = FieldText.elements(request.fields[.contentEncoding] ?? "").map { $0.lowercased() }
            .filter { $0 != "identity" }
        guard codings.count <= 1, codings.allSatisfy({ $0 == "gzip" || $0 == "x-gzip" }) else {
            throw Refusal(
                status: 415,
                detail:
                    "Content-Encoding \(codings.joined(separator: ", ")) is not supported, expected gzip or identity")
        }
        guard !codings.isEmpty, !request.body.isEmpty else { return request.body }
        do throws(CompressionError) {
            return try GzipDecoder.decode(request.body, maxBytes: maxBytes, maxRatio: maxRatio)
        } catch {
            throw Refusal(status: Self.status(of: error), detail: "gzip body: \(error)")
        }
    }

    private static func status(of error: CompressionError) -> Status {
        switch error {
        case .tooLarge, .ratioTooHigh: 413
        case .notGzip, .truncated, .corrupt: 400
        }
    }
}
