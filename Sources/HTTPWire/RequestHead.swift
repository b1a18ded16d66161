package import HTTPModel

/// A request line with its fields, checked, and what follows from them for the connection.
package struct RequestHead: Sendable {
    /// The method.
    package let method: Method
    /// The request target.
    package let target: RequestTarget
    /// The minor number of the version to answer with: 0, or 1 for 1.1 and later 1.x.
    package let minorVersion: Int
    /// The fields over the bytes of the whole head, request line and final empty line included.
    package let fields: HeaderFields
    /// How the content is framed.
    package let framing: BodyFraming
    /// True when another coding, such as gzip, was applied before chunked; it is left in the content.
    package let hasTransferCoding: Bool
    /// True when the client waits for `100 Continue` before it sends its content (RFC 9110, section 10.1.1).
    package let expectsContinue: Bool
    /// True when the connection may serve another request after this one (RFC 9112, section 9.3).
    package let keepsAlive: Bool
}
