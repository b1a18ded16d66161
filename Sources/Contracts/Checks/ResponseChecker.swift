package import HTTPModel
package import JSONModel
internal import JSONSchema
internal import SourceDocuments

/// Holds responses against what an operation documents.
package struct ResponseChecker: Sendable {
    private let operation: Operation

    /// Makes a checker of an operation's responses.
    package init(_ operation: Operation) {
        self.operation = operation
    }

    /// Every way in which a response breaks its contract; empty when it conforms.
    ///
    /// An undocumented status is a violation of the place `body` with the keyword `responses`.
    package func check(_ response: Response) -> [Violation] {
        guard let documented = operation.response(for: response.status) else {
            return [undocumentedStatus(response.status)]
        }
        return checkHeaders(response.fields, documented) + checkContent(response, documented)
    }

    /// The violations of a body that was read already, by its schema alone.
    package static func check(_ value: JSONValue, against content: MediaTypeContent) -> [Violation] {
        guard let schema = content.documentedSchema, let compiled = schema.compiled, !compiled.isValid(value) else {
            return []
        }
        let translator = SchemaViolationTranslator(schema: schema)
        return compiled.validate(value).map { translator.translateBody($0) }
    }

    private func undocumentedStatus(_ status: Status) -> Violation {
        let keys = operation.responses.map(\.status.description).joined(separator: ", ")
        return Violation(
            place: .body(.root), keyword: "responses", expected: keys.isEmpty ? "no response" : "one of \(keys)",
            actual: "of status \(status)", location: operation.location)
    }

    private func checkHeaders(_ fields: HeaderFields, _ documented: DocumentedResponse) -> [Violation] {
        var violations: [Violation] = []
        for header in documented.headers {
            let place = Violation.Place.header(header.name.canonical)
            guard let text = fields[header.name] else {
                if header.isRequired {
                    violations.append(
                        Violation(
                            place: place, keyword: "required", expected: header.expectation, actual: "missing",
                            location: header.location))
                }
                continue
            }
            guard let schema = header.schema else { continue }
            let value = StyledText(header).value(inHeader: text)
            if schema.isValid(value) { continue }
            let translator = SchemaViolationTranslator(schema: header.documentedSchema)
            violations += schema.validate(value).map { translator.translate($0, place: place) }
        }
        return violations
    }

    private func checkContent(_ response: Response, _ documented: DocumentedResponse) -> [Violation] {
        guard !documented.content.isEmpty else { return [] }
        let wanted = documented.content.map(\.mediaType.description).joined(separator: " or ")
        func violation(_ place: Violation.Place, _ actual: String, _ expected: String) -> [Violation] {
            [
                Violation(
                    place: place, keyword: "content", expected: expected, actual: actual,
                    location: documented.location)
            ]
        }
        guard !response.body.isEmpty else {
            // Content of which nothing is said may as well be none.
            if documented.content.allSatisfy({ $0.documentedSchema == nil }) { return [] }
            return violation(.body(.root), "missing", "content of type \(wanted)")
        }
        guard let text = response.fields.first(.contentType) else { return violation(.contentType, "missing", wanted) }
        guard let mediaType = MediaType(text), let content = documented.content(for: mediaType) else {
            return violation(.contentType, "\"\(text)\"", wanted)
        }
        guard mediaType.isJSON else {
            guard mediaType.type == "text" else { return [] }
            return Self.check(.string(String(decoding: response.body, as: UTF8.self)), against: content)
        }
        do throws(JSONSyntaxError) {
            return Self.check(try JSONValue.parse(response.body), against: content)
        } catch {
            return violation(.body(.root), "no JSON text (\(error))", "JSON text")
        }
    }
}
