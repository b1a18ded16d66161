import Contracts
import HTTPModel
import JSONModel
import SourceDocuments
import Support

/// Reads what a rule answers: `respond`, and `missing` and `conflict` of store steps.
struct ReplyReader {
    let collector: DiagnosticCollector
    let templates: TemplateReader
    let operation: Operation
    let files: ScenarioFiles
    /// True when the rule concerns no other operation.
    let isAlone: Bool

    private static let bodyKeys = ["body", "text", "file", "base64"]
    static let keys = ["example", "status", "headers"] + bodyKeys + sequenceKeys
    private static let sequenceKeys = ["sequence", "then"]
    /// Fields that follow from the message itself.
    private static let framingFields: Set<FieldName> = [.contentLength, .transferEncoding, .connection]

    func read(_ node: SourceNode, subject: String) -> ReplyTemplate? {
        guard let reader = MappingReader(node, subject: subject, into: collector) else { return nil }
        reader.rejectUnknownKeys(allowed: Self.keys, belongingTo: "the rule, beside \"respond\"", RuleReader.keys)
        if let sequence = reader.optional("sequence") { return self.sequence(sequence, reader) }
        if let node = reader.optional("then") {
            collector.error(at: node.location, "\"then\" stands without \"sequence\"", id: "missing-key")
        }
        let fieldTemplates = reader.optional("headers").map(readFields) ?? .none
        let bodies = Self.bodyKeys.filter { reader.optional($0) != nil }
        if bodies.count > 1 {
            collector.error(
                at: node.location, "\(subject) has \(bodies.joined(separator: " and ")), expected one of them",
                id: "conflicting-keys")
            return nil
        }
        if let example = reader.optional("example") {
            if let other = bodies.first {
                collector.error(
                    at: node.location, "\(subject) has example and \(other); an example brings its own body",
                    id: "conflicting-keys")
                return nil
            }
            return documented(named: example, status: status(reader), fieldTemplates)
        }
        guard let status = status(reader) else {
            if reader.optional("status") == nil {
                collector.error(
                    at: node.location, "\(subject) has neither \"example\" nor \"status\"", id: "missing-key")
            }
            // Its mistakes are told as well.
            if let key = bodies.first, let body = reader.optional(key) { _ = self.body(key, body) }
            return nil
        }
        guard let bodyKey = bodies.first, let bodyNode = reader.optional(bodyKey) else {
            return documented(status: status, fieldTemplates)
        }
        return written(status: status, fieldTemplates, bodyKey, bodyNode)
    }

    private func sequence(_ node: SourceNode, _ reader: MappingReader) -> ReplyTemplate? {
        for key in reader.entries.map(\.key) where !Self.sequenceKeys.contains(key) && Self.keys.contains(key) {
            collector.error(
                at: reader.node.location,
                "\(reader.subject) has sequence and \(key); the answers belong into the sequence",
                id: "conflicting-keys")
            return nil
        }
        guard let elements = node.elements else {
            collector.error(
                at: node.location, "\"sequence\" is \(node.typeDescription), expected a list of answers",
                id: "wrong-type")
            return nil
        }
        if elements.isEmpty {
            collector.error(at: node.location, "\"sequence\" is empty, expected answers", id: "empty-list")
            return nil
        }
        let words = ReplySequence.Continuation.allCases.map(\.rawValue)
        let continuation = reader.optional("then", .oneOf(words)).flatMap(ReplySequence.Continuation.init)
        let replies = elements.enumerated().compactMap { index, element -> ReplyTemplate? in
            let subject = "answer \(index + 1) of \"sequence\""
            guard let inner = element["sequence"] else { return read(element, subject: subject) }
            collector.error(
                at: inner.location, "\(subject) is a sequence, expected an answer", id: "conflicting-keys")
            return nil
        }
        guard replies.count == elements.count else { return nil }
        return .sequence(ReplySequence(replies, then: continuation ?? .repeatLast))
    }

    /// Reads a map of field names to values that may be templates.
    func readFields(_ node: SourceNode) -> FieldTemplates {
        guard let entries = node.entries else {
            collector.error(
                at: node.location, "\"headers\" is \(node.typeDescription), expected a map of names to values",
                id: "wrong-type")
            return .none
        }
        return FieldTemplates(
            entries: entries.compactMap { entry in
                let name = FieldName(entry.key)
                guard !entry.key.isEmpty, entry.key.utf8.allSatisfy(ASCII.isTokenByte) else {
                    collector.error(
                        at: entry.keyLocation, "\"\(entry.key)\" is no header field name", id: "bad-header")
                    return nil
                }
                guard !Self.framingFields.contains(name) else {
                    collector.error(
                        at: entry.keyLocation, "\(name) follows from the message and cannot be set", id: "bad-header")
                    return nil
                }
                return fieldValue(entry.value, of: name).map { (name, $0) }
            })
    }

    /// Reads the value of one field: a text, number or boolean, or a template that may become one.
    private func fieldValue(_ node: SourceNode, of name: FieldName) -> JSONTemplate? {
        // JSON-e makes something else of a map only when it has an operator.
        let isOperation = templates.isEnabled && node.entries?.contains { $0.key.hasPrefix("$") } == true
        guard node.scalar.map({ !$0.isNull }) ?? isOperation else {
            collector.error(
                at: node.location, "\"\(name)\" is \(node.typeDescription), expected a text, number or boolean",
                id: "wrong-type")
            return nil
        }
        let template = templates.read(node)
        if let text = template.constant?.scalarText, !text.isFieldValue {
            collector.error(
                at: node.location, "the value of \(name) holds a control character, expected one line of text",
                id: "bad-header")
            return nil
        }
        return template
    }

    private func status(_ reader: MappingReader) -> Status? {
        guard let node = reader.optional("status"), let status = reader.optional("status", .integer(in: 200...599))
        else { return nil }
        // Faults on purpose are the point of many a rule, so it is no more than a note.
        if isAlone, operation.response(for: Status(status)) == nil {
            collector.add(
                Diagnostic(
                    .info, at: node.location, "\(operation.id) documents no answer with status \(status)",
                    id: "undocumented-status"))
        }
        return Status(status)
    }

    /// The documented answer of that name.
    private func documented(named node: SourceNode, status: Status?, _ fields: FieldTemplates) -> ReplyTemplate? {
        guard let name = collector.read(node, as: .string, subject: "\"example\"") else { return nil }
        let candidates = status.map { operation.response(for: $0).map { [$0] } ?? [] } ?? operation.responses
        let response = candidates.first { $0.content.contains { $0.examples.contains { $0.name == name } } }
        guard let response else {
            let known = candidates.flatMap { $0.content.flatMap { $0.examples.map(\.name) } }
            collector.error(
                at: node.location,
                UnknownName.message(
                    "example", name, of: operation.id, scope: status.map { "for \($0.code)" }, known: known),
                id: "unknown-example")
            return nil
        }
        let mediaTypes = response.content.filter { $0.examples.contains { $0.name == name } }.map(\.mediaType)
        let made = ExampleResponse.make(from: response, as: status?.code, example: name, accept: nil)
        return reply(made, mediaTypes, fields)
    }

    /// What the contract documents for a status, as the answer where a rule writes none; nil where it documents nothing.
    func documentedAnswer(_ status: Status) -> ReplyTemplate? {
        operation.response(for: status) == nil ? nil : documented(status: status, .none)
    }

    /// The documented answer of a status; a status that is not documented has no content.
    private func documented(status: Status, _ fields: FieldTemplates) -> ReplyTemplate {
        guard let response = operation.response(for: status) else {
            return reply(Response(status: status), [], fields)
        }
        let made = ExampleResponse.make(from: response, as: status.code, accept: nil)
        return reply(made, response.content.map(\.mediaType), fields)
    }

    private func reply(_ made: Response, _ mediaTypes: [MediaType], _ fields: FieldTemplates) -> ReplyTemplate {
        let setsContentType = fields.entries.contains { $0.name == .contentType }
        guard mediaTypes.count > 1 || fields.isDynamic || setsContentType else {
            var response = made
            response.fields.append(contentsOf: fields)
            return .fixed(FixedReply(response))
        }
        var kept = made.fields
        kept.removeAll(.contentType)
        return .rendered(
            RenderedReply(
                status: made.status, mediaTypes: setsContentType ? [] : mediaTypes, fields: kept,
                fieldTemplates: fields, body: .bytes(made.body)))
    }

    /// An answer that the scenario writes itself.
    private func written(
        status: Status, _ fields: FieldTemplates, _ key: String, _ node: SourceNode
    ) -> ReplyTemplate? {
        guard let body = body(key, node) else { return nil }
        let setsContentType = fields.entries.contains { $0.name == .contentType }
        let mediaTypes = setsContentType ? [] : mediaTypes(status: status, key: key, node: node)
        let rendered = RenderedReply(
            status: status, mediaTypes: mediaTypes, fields: [:], fieldTemplates: fields, body: body)
        return rendered.fixed.map { .fixed($0) } ?? .rendered(rendered)
    }

    private func body(_ key: String, _ node: SourceNode) -> RenderedReply.Body? {
        if key == "body" { return .json(templates.read(node)) }
        guard let text = collector.read(node, as: .string, subject: "\"\(key)\"") else { return nil }
        switch key {
        case "text": return .text(templates.read(node))
        case "base64":
            if let bytes = Base64.decode(text) { return .bytes(bytes) }
            collector.error(at: node.location, "\"base64\" is no base64 text with its padding", id: "bad-base64")
            return nil
        default:
            do throws(ScenarioFiles.Problem) {
                return .bytes(try files.read(text))
            } catch {
                collector.error(at: node.location, "\"file\": \(error.message)", id: "bad-file")
                return nil
            }
        }
    }

    /// What the body is labelled with: the documented media types of its kind, else the usual one.
    private func mediaTypes(status: Status, key: String, node: SourceNode) -> [MediaType] {
        let documented = operation.response(for: status)?.content.map(\.mediaType).filter { !$0.isRange } ?? []
        let usual: String
        switch key {
        case "body":
            // JSON is text too, where the contract says so of the same answer.
            if documented.contains(where: \.isJSON) {
                return documented.filter { $0.isJSON || $0.essence == "text/plain" }
            }
            usual = "application/json"
        case "text":
            let text = documented.filter { !$0.isJSON }
            if !text.isEmpty { return text }
            usual = "text/plain; charset=utf-8"
        default:
            if !documented.isEmpty { return documented }
            usual =
                node.scalar?.stringValue?.hasSuffix(".json") == true ? "application/json" : "application/octet-stream"
        }
        return MediaType(usual).map { [$0] } ?? []
    }
}

extension RenderedReply {
    /// The same answer as bytes, when nothing in it depends on a request.
    var fixed: FixedReply? {
        guard mediaTypes.count <= 1, !fieldTemplates.isDynamic else { return nil }
        var response = Response(status: status, fields: fields)
        switch body {
        case .json(let template):
            guard let value = template.constant else { return nil }
            response.body = value.serialized()
        case .text(let template):
            guard let text = template.constant?.stringValue else { return nil }
            response.body = Array(text.utf8)
        case .bytes(let bytes):
            response.body = bytes
        }
        if let mediaType = mediaTypes.first { response.fields.append(.contentType, mediaType.description) }
        response.fields.append(contentsOf: fieldTemplates)
        return FixedReply(response)
    }
}
