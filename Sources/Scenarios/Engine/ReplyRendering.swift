import Contracts
import HTTPModel
import JSONModel

extension RenderedReply {
    /// Renders the answer for one request.
    func response(in scope: TemplateScope, accepting accept: AcceptHeader?) throws(JSONTemplateError) -> Response {
        var response = Response(status: status, fields: fields)
        switch body {
        case .json(let template):
            let value = try template.render(scope)
            value.serialize(into: &response.body)
        case .text(let template):
            let value = try template.render(scope)
            response.body = Array((value.stringValue ?? value.compactText).utf8)
        case .bytes(let bytes):
            response.body = bytes
        }
        if let mediaType = Self.chosen(from: mediaTypes, by: accept) {
            response.fields.append(.contentType, mediaType.description)
        }
        try response.fields.append(rendering: fieldTemplates, in: scope)
        return response
    }

    /// The media type that the client likes best, or the first one when it says nothing or nothing suits.
    static func chosen(from mediaTypes: [MediaType], by accept: AcceptHeader?) -> MediaType? {
        guard mediaTypes.count > 1, let accept, let best = accept.best(of: mediaTypes) else { return mediaTypes.first }
        return mediaTypes[best]
    }
}

extension HeaderFields {
    /// Adds fields whose values need no request.
    mutating func append(contentsOf templates: FieldTemplates) {
        for entry in templates.entries {
            guard let value = entry.value.constant?.scalarText else { continue }
            append(entry.name, value)
        }
    }

    /// Adds fields rendered for one request; a null value leaves its field out.
    mutating func append(rendering templates: FieldTemplates, in scope: TemplateScope) throws(JSONTemplateError) {
        for entry in templates.entries {
            let value = try entry.value.render(scope)
            if value.isNull { continue }
            guard let text = value.scalarText, text.isFieldValue else {
                throw JSONTemplateError(
                    message: "header \(entry.name) must be one line of text, not \(value.compactText)")
            }
            append(entry.name, text)
        }
    }
}

extension String {
    /// True when a header field can carry it: it holds no control character but tabs (RFC 9110, section 5.5).
    var isFieldValue: Bool { !utf8.contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F } }
}

extension ReplyTemplate {
    /// What a missing key answers when neither rule nor contract says.
    static let missing = ReplyTemplate.fixed(
        FixedReply(.problem(404, title: "Not Found", detail: "The session's store has no such key.")))
    /// What a taken key answers when neither rule nor contract says.
    static let conflict = ReplyTemplate.fixed(
        FixedReply(.problem(409, title: "Conflict", detail: "The session's store has that key already.")))
}
