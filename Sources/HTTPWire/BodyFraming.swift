/// How the end of a request's content is found (RFC 9112, section 6.3).
package enum BodyFraming: Sendable, Hashable {
    /// There is no content.
    case none
    /// `Content-Length` gives the number of bytes.
    case sized(Int)
    /// The chunked transfer coding is the last one applied.
    case chunked
}
