package import HTTPModel
package import JSONModel

extension Response {
    /// The media type of problem details (RFC 9457).
    package static let problemMediaType = "application/problem+json"

    /// Makes an answer of the server's own, for which no vendor documents a body (RFC 9457).
    ///
    /// - Parameters:
    ///   - status: The status, repeated in the body.
    ///   - title: The kind of problem in a few words.
    ///   - detail: What went wrong this time; may have several lines.
    ///   - fields: More header fields.
    ///   - extensions: More members, such as `violations`.
    /// - Returns: The whole response.
    package static func problem(
        _ status: Status, title: String, detail: String, fields: HeaderFields = [:],
        extensions: [(String, JSONValue)] = []
    ) -> Response {
        let members: [(String, JSONValue)] = [
            ("title", .string(title)), ("status", .number(JSONNumber(status.code))), ("detail", .string(detail)),
        ]
        var response = Response(status: status, fields: fields)
        response.fields.append(.contentType, problemMediaType)
        response.body = JSONValue.object(JSONObject(members + extensions)).serialized()
        return response
    }
}
