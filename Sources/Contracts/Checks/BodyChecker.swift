internal import HTTPModel
internal import JSONModel
internal import JSONSchema
internal import SourceDocuments

/// Reads a request's content by its media type and holds it against the schema documented for that.
///
/// Content without a `Content-Type` is a violation (RFC 9110, section 8.3, lets a recipient guess; servers answer
/// 415). Where the operation takes one media type only, the content is read as that, so that its own violations are
/// told as well.
struct BodyChecker: Sendable {
    private let requestBody: RequestBody?
    /// The entry that takes `application/json`, found without parsing the field.
    private let plainJSON: MediaTypeContent?
    private let location: SourceLocation

    init(requestBody: RequestBody?, location: SourceLocation) {
        self.requestBody = requestBody
        plainJSON = requestBody?.content(for: Self.json)
        self.location = requestBody?.location ?? location
    }

    /// The entry that documents the content that was sent.
    struct Selection {
        let content: MediaTypeContent
        let mediaType: MediaType
    }

    private static let jsonText = Array("application/json".utf8)
    private static let json = MediaType(type: "application", subtype: "json")

    /// Finds the entry for the request's `Content-Type`; nil when the request has no content or none of its type is
    /// documented.
    func selectContent(_ request: Request, into violations: inout [Violation]) -> Selection? {
        guard let requestBody, !request.body.isEmpty, !requestBody.content.isEmpty else { return nil }
        guard let sent = request.fields.firstBytes(.contentType) else {
            violations.append(contentTypeViolation("missing", requestBody))
            guard requestBody.content.count == 1, !requestBody.content[0].mediaType.isRange else { return nil }
            return Selection(content: requestBody.content[0], mediaType: requestBody.content[0].mediaType)
        }
        if let plainJSON, sent.elementsEqual(Self.jsonText) {
            return Selection(content: plainJSON, mediaType: Self.json)
        }
        let text = String(decoding: sent, as: UTF8.self)
        guard let mediaType = MediaType(text), !mediaType.isRange,
            let content = requestBody.content(for: mediaType)
        else {
            violations.append(contentTypeViolation("\"\(text)\"", requestBody))
            return nil
        }
        return Selection(content: content, mediaType: mediaType)
    }

    /// Reads the content once and adds its violations.
    func check(_ request: Request, _ selection: Selection?, into violations: inout [Violation]) -> RequestContent {
        if request.body.isEmpty {
            if let requestBody, requestBody.isRequired {
                violations.append(
                    Violation(
                        place: .body(.root), keyword: "required", expected: expectation(requestBody),
                        actual: "missing", location: location))
            }
            return .none
        }
        let mediaType = selection?.mediaType ?? request.fields.first(.contentType).flatMap { MediaType($0) }
        let schema = selection?.content.documentedSchema
        var content = Self.read(request.body, as: mediaType, schema: schema)
        if case .malformed(let error) = content, selection != nil {
            violations.append(
                Violation(
                    place: .body(.root), keyword: "content", expected: "JSON text",
                    actual: "no JSON text (\(error))", location: selection?.content.location ?? location))
        }
        guard let schema, let compiled = schema.compiled else { return content }
        if let leniency = schema.leniency {
            content = content.mapValue { leniency.read($0, into: &violations) }
        }
        switch content {
        case .json(let value), .form(let value): Self.check(value, schema, compiled, into: &violations)
        case .text(let text): Self.check(.string(text), schema, compiled, into: &violations)
        case .none, .multipart, .binary, .malformed: break
        }
        return content
    }

    private static func check(
        _ value: JSONValue, _ schema: ContractSchema, _ compiled: Schema, into violations: inout [Violation]
    ) {
        if compiled.isValid(value) { return }
        let translator = SchemaViolationTranslator(schema: schema)
        for violation in compiled.validate(value) { violations.append(translator.translateBody(violation)) }
    }

    private static func read(_ bytes: [UInt8], as mediaType: MediaType?, schema: ContractSchema?) -> RequestContent {
        guard let mediaType else { return text(bytes) }
        if mediaType.isJSON {
            do throws(JSONSyntaxError) {
                return .json(try JSONValue.parse(bytes))
            } catch {
                return .malformed(error)
            }
        }
        if mediaType.type == "multipart" { return .multipart(bytes) }
        if mediaType.essence == "application/x-www-form-urlencoded" {
            guard let value = FormContent.object(bytes, schema: schema) else { return text(bytes) }
            return .form(value)
        }
        return mediaType.type == "text" || mediaType.subtype.hasSuffix("xml") ? text(bytes) : .binary(bytes)
    }

    private static func text(_ bytes: [UInt8]) -> RequestContent {
        String(validating: bytes, as: UTF8.self).map(RequestContent.text) ?? .binary(bytes)
    }

    private func contentTypeViolation(_ actual: String, _ requestBody: RequestBody) -> Violation {
        Violation(
            place: .contentType, keyword: "content",
            expected: requestBody.content.map(\.mediaType.description).joined(separator: " or "), actual: actual,
            location: requestBody.location)
    }

    private func expectation(_ requestBody: RequestBody) -> String {
        requestBody.content.isEmpty
            ? "content"
            : "content of type " + requestBody.content.map(\.mediaType.description).joined(separator: " or ")
    }
}
