/// A header field name, compared without regard to case (RFC 9110, section 5.1).
package struct FieldName: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
    /// The name in lower case, as UTF-8 bytes, ready for comparison with bytes off the wire.
    package let lowercasedBytes: [UInt8]
    /// The name as its author wrote it, which is how it is sent.
    package let canonical: String

    /// Makes a name from any spelling of it.
    package init(_ name: String) {
        canonical = name
        lowercasedBytes = name.utf8.map { ASCII.lowercased($0) }
    }

    package init(stringLiteral value: String) {
        self.init(value)
    }

    package var description: String { canonical }
    /// The name in lower case.
    package var lowercasedText: String { String(decoding: lowercasedBytes, as: UTF8.self) }

    package static func == (left: FieldName, right: FieldName) -> Bool {
        left.lowercasedBytes == right.lowercasedBytes
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(lowercasedBytes)
    }

    package static let accept: FieldName = "Accept"
    package static let acceptEncoding: FieldName = "Accept-Encoding"
    package static let allow: FieldName = "Allow"
    package static let authorization: FieldName = "Authorization"
    package static let connection: FieldName = "Connection"
    package static let contentEncoding: FieldName = "Content-Encoding"
    package static let contentLength: FieldName = "Content-Length"
    package static let contentType: FieldName = "Content-Type"
    package static let cookie: FieldName = "Cookie"
    package static let date: FieldName = "Date"
    package static let expect: FieldName = "Expect"
    package static let host: FieldName = "Host"
    package static let location: FieldName = "Location"
    package static let origin: FieldName = "Origin"
    package static let prefer: FieldName = "Prefer"
    package static let transferEncoding: FieldName = "Transfer-Encoding"
    package static let upgrade: FieldName = "Upgrade"
    package static let vary: FieldName = "Vary"
}
