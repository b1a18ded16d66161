/// One request as the server received it, whole.
///
/// Immutable and passed by reference, since many stages and the journal hold the same request.
package final class Request: Sendable {
    /// The method.
    package let method: Method
    /// The request target, split into path and query.
    package let target: RequestTarget
    /// The path as it was sent, where something was taken off it; nil when `target` has it.
    package let sentPath: String?
    /// The minor number of HTTP/1.x: 0 or 1.
    package let minorVersion: Int
    /// True when it came over TLS.
    package let isSecure: Bool
    /// The header fields.
    package let fields: HeaderFields
    /// The content, after chunked framing was removed and before any content coding was.
    package let body: [UInt8]
    /// The trailer fields of a chunked message.
    package let trailers: HeaderFields

    /// Makes a request.
    package init(
        method: Method, target: RequestTarget, minorVersion: Int = 1, isSecure: Bool = false,
        fields: HeaderFields = [:], body: [UInt8] = [], trailers: HeaderFields = [:], sentPath: String? = nil
    ) {
        self.method = method
        self.target = target
        self.minorVersion = minorVersion
        self.isSecure = isSecure
        self.fields = fields
        self.body = body
        self.trailers = trailers
        self.sentPath = sentPath
    }

    /// The request target as it was sent.
    package var sentTarget: RequestTarget {
        guard let sentPath else { return target }
        return RequestTarget(path: sentPath, query: target.query, authority: target.authority)
    }

    /// The same request with another content, such as one that a content coding was taken off.
    package func replacingBody(_ body: [UInt8]) -> Request {
        Request(
            method: method, target: target, minorVersion: minorVersion, isSecure: isSecure, fields: fields,
            body: body, trailers: trailers, sentPath: sentPath)
    }
}
