internal import HTTPModel
internal import JSONModel
internal import JSONSchema
internal import SourceDocuments

/// Reads responses and their headers (OpenAPI 3.1, Responses, Response and Header Objects).
struct ResponseLoader {
    let context: LoadContext

    /// The responses of an operation.
    func list(_ operation: DocumentNode) -> [DocumentedResponse] {
        guard let node = operation["responses"] else {
            context.diagnostics.warning(
                at: operation.location, "the operation documents no \"responses\"", id: "missing-key")
            return []
        }
        guard context.mapping(node, "\"responses\"") != nil else { return [] }
        var found: [DocumentedResponse] = []
        for (entry, value) in node.members {
            guard let key = DocumentedResponse.StatusKey(entry.key) else {
                context.diagnostics.error(
                    at: entry.keyLocation,
                    "\"\(entry.key)\" is no status, expected one such as 200, a range such as 4XX, or default",
                    id: "bad-status")
                continue
            }
            if let response = load(value, key) { found.append(response) }
        }
        let keys = found.map(\.status)
        return found.map { $0.with(status: $0.status, exampleStatus: $0.status.exampleStatus(among: keys)) }
    }

    /// Reads one response; nil after telling why.
    func load(_ node: DocumentNode, _ key: DocumentedResponse.StatusKey) -> DocumentedResponse? {
        guard let node = context.documents.resolve(node) else { return nil }
        let parts = context.once(node, "response") { read(node) }
        return parts.map { $0.with(status: key) }
    }

    private func read(_ node: DocumentNode) -> DocumentedResponse? {
        guard let reader = context.mapping(node, "the response") else { return nil }
        context.warnOfUnknownKeys(
            node, "the response", allowed: ["summary", "description", "headers", "content", "links"])
        if reader.optional("description") == nil {
            context.diagnostics.warning(
                at: node.location, "the response lacks the key \"description\"", id: "missing-key")
        }
        let links = LinkChecker(context: context)
        for (_, link) in node["links"]?.members ?? [] { links.check(link) }
        return DocumentedResponse(
            status: .fallback, description: reader.optional("description", .string) ?? "",
            headers: headers(node),
            content: node["content"].map { ContentLoader(context: context, direction: .response).content($0) } ?? [],
            provenance: reader.optional("x-provenance", .string), source: reader.optional("x-source", .string),
            location: node.location)
    }

    private func headers(_ node: DocumentNode) -> [DocumentedHeader] {
        guard let headers = node["headers"], context.mapping(headers, "\"headers\"") != nil else { return [] }
        return headers.members.compactMap { entry, value in
            // RFC 9110 names it; OpenAPI says that an entry for it is ignored.
            if ASCII.equalIgnoringCase(entry.key, "Content-Type") { return nil }
            return header(entry.key, value)
        }
    }

    /// Reads one header; nil after telling why.
    func header(_ name: String, _ node: DocumentNode) -> DocumentedHeader? {
        guard let node = context.documents.resolve(node) else { return nil }
        let header = context.once(node, "header") { readHeader(name, node) }
        return header.map { $0.with(name: FieldName(name)) }
    }

    private func readHeader(_ name: String, _ node: DocumentNode) -> DocumentedHeader? {
        guard let reader = context.mapping(node, "the header \"\(name)\"") else { return nil }
        context.warnOfUnknownKeys(
            node, "the header \"\(name)\"",
            allowed: [
                "description", "required", "deprecated", "style", "explode", "schema", "example", "examples",
                "content", "allowReserved", "allowEmptyValue",
            ])
        _ = reader.optional("style", .oneOf(["simple"]))
        if let misplaced = reader.optional("allowReserved") {
            context.diagnostics.error(
                at: misplaced.location, "\"allowReserved\" stands in a header, expected in a query parameter only",
                id: "misplaced-key")
        }
        let loader = ContentLoader(context: context, direction: .response)
        let schema =
            node["schema"].flatMap { context.schema($0, .response) }
            ?? node["content"].flatMap { loader.content($0).first?.documentedSchema }
        let example =
            loader.examples(node).first?.value ?? schema.flatMap { SchemaExample.stated(in: SchemaReader($0)) }
        return DocumentedHeader(
            name: FieldName(name), isRequired: reader.optional("required", .boolean) ?? false, schema: schema,
            example: example, location: node.location)
    }
}

extension DocumentedResponse {
    /// The same response under another status.
    func with(status: StatusKey, exampleStatus: Status? = nil) -> DocumentedResponse {
        DocumentedResponse(
            status: status, exampleStatus: exampleStatus, description: description, headers: headers, content: content,
            provenance: provenance,
            source: source, location: location)
    }
}

extension DocumentedHeader {
    /// The same header under another name.
    func with(name: FieldName) -> DocumentedHeader {
        DocumentedHeader(
            name: name, isRequired: isRequired, schema: documentedSchema, example: example, location: location)
    }
}
