package import HTTPModel
package import JSONModel

/// The answer that a contract itself gives for a documented response.
package struct ExampleResponse: Sendable {
    /// Why there is no such answer.
    package enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// No content of the response has an example of that name; the names that there are.
        case unknownExample(String, known: [String])
        /// The client accepts none of the documented media types.
        case notAcceptable(offers: [String])

        package var description: String {
            switch self {
            case .unknownExample(let name, let known):
                "there is no example \"\(name)\""
                    + (known.isEmpty ? "; the response has none" : ", expected one of \(known.joined(separator: ", "))")
            case .notAcceptable(let offers):
                "the client accepts none of \(offers.joined(separator: ", "))"
            }
        }
    }

    /// The status: the documented code, the first of a range, 200 for `default`.
    package let status: Status
    /// The media type of the content; nil when there is none.
    package let mediaType: MediaType?
    /// The documented headers that are required or have an example, without `Content-Type`.
    package let headers: [(name: FieldName, value: String)]
    /// The value; nil when the response has no content.
    package let value: JSONValue?
    /// The name of the example; nil for a value made of the schema.
    package let exampleName: String?
    /// The content that was chosen.
    package let content: MediaTypeContent?

    /// Chooses what a documented response answers.
    ///
    /// - Parameters:
    ///   - response: The response.
    ///   - exampleName: The example to answer; nil for the first one, or a value made of the schema where there is
    ///     none.
    ///   - accept: What the client accepts; nil for anything.
    ///   - status: The status, for a range or `default`; nil for one that fits.
    /// - Throws: That there is no such example, or that the client accepts none of the media types.
    package init(
        _ response: DocumentedResponse, example exampleName: String? = nil, accept: AcceptHeader? = nil,
        status: Status? = nil
    ) throws(Failure) {
        self.status = status ?? response.exampleStatus
        headers = response.headers.compactMap { header in
            guard header.isRequired || header.example != nil else { return nil }
            return header.exampleText.map { (header.name, $0) }
        }
        let candidates = try Self.candidates(response, exampleName)
        guard !response.content.isEmpty, !self.status.forbidsContent else {
            content = nil
            mediaType = nil
            value = nil
            self.exampleName = nil
            return
        }
        let offers = candidates.map { Self.concrete($0.mediaType) }
        guard let choice = accept.map({ $0.best(of: offers) }) ?? 0 else {
            throw .notAcceptable(offers: offers.map(\.description))
        }
        let content = candidates[choice]
        let example = exampleName.map { content.example(named: $0) } ?? content.examples.first
        self.content = content
        mediaType = offers[choice]
        self.exampleName = example?.name
        value = example?.value ?? content.documentedSchema.map { SchemaExample.value(of: $0, in: .response) }
    }

    /// The response that a documented one answers; never fails: an example that there is none of, or a client that
    /// accepts nothing documented, gets what comes first.
    ///
    /// - Parameters:
    ///   - response: The documented response.
    ///   - status: The status code, for a range or `default`; nil for one that fits.
    ///   - example: The name of the example; nil for the first one.
    ///   - accept: What the client accepts; nil for anything.
    /// - Returns: The whole response.
    package static func make(
        from response: DocumentedResponse, as status: Int? = nil, example: String? = nil, accept: AcceptHeader? = nil
    ) -> Response {
        let status = status.map { Status($0) }
        let made =
            (try? ExampleResponse(response, example: example, accept: accept, status: status))
            ?? (try? ExampleResponse(response, example: example, status: status))
            ?? (try? ExampleResponse(response, status: status))
        return made?.response ?? Response(status: status ?? response.exampleStatus)
    }

    private static func candidates(
        _ response: DocumentedResponse, _ name: String?
    ) throws(Failure) -> [MediaTypeContent] {
        guard let name else { return response.content }
        let found = response.content.filter { $0.example(named: name) != nil }
        guard found.isEmpty else { return found }
        var known: [String] = []
        for example in response.content.flatMap(\.examples) where !known.contains(example.name) {
            known.append(example.name)
        }
        throw .unknownExample(name, known: known)
    }

    /// A media type that can be sent: ranges become their most common member.
    static func concrete(_ mediaType: MediaType) -> MediaType {
        guard mediaType.isRange else { return mediaType }
        switch mediaType.type {
        case "text": return MediaType(type: "text", subtype: "plain")
        case "*", "application": return MediaType(type: "application", subtype: "json")
        default: return MediaType(type: "application", subtype: "octet-stream")
        }
    }

    /// The content as it goes on the wire: JSON text for JSON types, a string as it is for others; empty for none.
    package var body: [UInt8] {
        guard let value, let mediaType else { return [] }
        if !mediaType.isJSON, let text = value.stringValue { return Array(text.utf8) }
        return value.serialized()
    }

    /// The whole response.
    package var response: Response {
        var fields = HeaderFields()
        if let mediaType { fields.append(.contentType, mediaType.description) }
        for header in headers { fields.append(header.name, header.value) }
        return Response(status: status, fields: fields, body: body)
    }
}
