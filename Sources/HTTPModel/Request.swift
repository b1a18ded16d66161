/// One request as the server received it, whole.
package struct Request: Sendable {
    /// The method.
    package var method: Method
    /// The request target, split into path and query.
    package var target: RequestTarget
    /// The minor number of HTTP/1.x: 0 or 1.
    package var minorVersion: Int
    /// True when it came over TLS.
    package var isSecure: Bool
    /// The header fields.
    package var fields: HeaderFields
    /// The content, after chunked framing was removed and before any content coding was.
    package var body: [UInt8]
    /// The trailer fields of a chunked message.
    package var trailers: HeaderFields

    /// Makes a request.
    package init(
        method: Method, target: RequestTarget, minorVersion: Int = 1, isSecure: Bool = false,
        fields: HeaderFields = [:], body: [UInt8] = [], trailers: HeaderFields = [:]
    ) {
        self.method = method
        self.target = target
        self.minorVersion = minorVersion
        self.isSecure = isSecure
        self.fields = fields
        self.body = body
        self.trailers = trailers
    }
}
