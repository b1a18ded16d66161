/// A request method (RFC 9110, section 9), compared case-sensitively.
package struct Method: Hashable, Sendable, CustomStringConvertible {
    /// The token as it stands on the wire.
    package let token: String

    /// Makes a method from its token; the caller has checked that it is one.
    package init(_ token: String) {
        self.token = token
    }

    package var description: String { token }

    package static let get = Method("GET")
    package static let head = Method("HEAD")
    package static let post = Method("POST")
    package static let put = Method("PUT")
    package static let patch = Method("PATCH")
    package static let delete = Method("DELETE")
    package static let options = Method("OPTIONS")
    package static let trace = Method("TRACE")
    package static let connect = Method("CONNECT")
}
