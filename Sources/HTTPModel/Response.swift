/// One response before it is serialized.
package struct Response: Sendable {
    /// The status.
    package var status: Status
    /// The header fields, without `Content-Length`, `Date` and `Connection`, which the serializer adds.
    package var fields: HeaderFields
    /// The content.
    package var body: [UInt8]

    /// Makes a response.
    package init(status: Status, fields: HeaderFields = [:], body: [UInt8] = []) {
        self.status = status
        self.fields = fields
        self.body = body
    }
}
