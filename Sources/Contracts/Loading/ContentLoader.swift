internal import HTTPModel
internal import JSONModel
internal import JSONSchema
internal import SourceDocuments

/// Reads `content`, its media types and their examples (OpenAPI 3.1, Media Type and Example Objects).
struct ContentLoader {
    let context: LoadContext
    /// The way that the content travels.
    let direction: SchemaOptions.Direction

    /// The media types of a `content`.
    func content(_ node: DocumentNode) -> [MediaTypeContent] {
        guard context.mapping(node, "\"content\"") != nil else { return [] }
        return node.members.compactMap { entry, value in
            guard let mediaType = MediaType(entry.key) else {
                context.tellOnce(
                    .warning, at: entry.keyLocation,
                    "\"\(entry.key)\" is no media type, expected one such as application/json",
                    id: "bad-media-type")
                return nil
            }
            return mediaTypeContent(mediaType, value)
        }
    }

    private func mediaTypeContent(_ mediaType: MediaType, _ node: DocumentNode) -> MediaTypeContent? {
        guard let node = context.documents.resolve(node), context.mapping(node, "\"\(mediaType)\"") != nil else {
            return nil
        }
        context.warnOfUnknownKeys(
            node, "\"\(mediaType)\"",
            allowed: ["schema", "example", "examples", "encoding", "itemSchema", "itemEncoding", "prefixEncoding"])
        return MediaTypeContent(
            mediaType: mediaType, schema: node["schema"].flatMap { context.schema($0, direction) },
            examples: examples(node), location: node.location)
    }

    /// The examples of a holder of `example` or `examples`, in order; a lone `example` is named `default`.
    func examples(_ holder: DocumentNode) -> [NamedExample] {
        let lone = holder["example"].map {
            NamedExample(name: "default", value: $0.node.jsonValue, location: $0.location)
        }
        guard let node = holder["examples"] else { return lone.map { [$0] } ?? [] }
        if lone != nil {
            context.tellOnce(
                .error, at: node.location, "\"example\" and \"examples\" stand together, expected one of them",
                id: "conflicting-keys")
        }
        guard node.node.entries != nil else {
            context.tellOnce(
                .error, at: node.location, "\"examples\" is \(node.node.typeDescription), expected a mapping",
                id: "wrong-type")
            return lone.map { [$0] } ?? []
        }
        return (lone.map { [$0] } ?? []) + node.members.compactMap { example($0.entry.key, $0.value) }
    }

    /// Reads one entry of `examples`; nil when its value is elsewhere.
    func example(_ name: String, _ node: DocumentNode) -> NamedExample? {
        guard let node = context.documents.resolve(node) else { return nil }
        guard node.node.entries != nil else {
            context.tellOnce(
                .error, at: node.location,
                "the example \"\(name)\" is \(node.node.typeDescription), expected a mapping with \"value\"",
                id: "wrong-type")
            return nil
        }
        guard let value = node["value"] ?? node["dataValue"] else {
            let message =
                node["externalValue"] == nil
                ? "the example \"\(name)\" has no \"value\"" : "\"externalValue\" is not read; the example is left out"
            context.tellOnce(
                node["externalValue"] == nil ? .warning : .info,
                at: node["externalValue"]?.location ?? node.location, message, id: "example-without-value")
            return nil
        }
        return NamedExample(
            name: name, value: value.node.jsonValue, summary: node["summary"]?.node.scalar?.stringValue,
            location: value.location)
    }

    /// Reads a request body; nil after telling why.
    func requestBody(_ node: DocumentNode) -> RequestBody? {
        guard let node = context.documents.resolve(node) else { return nil }
        return context.once(node, "requestBody") {
            guard let reader = context.mapping(node, "\"requestBody\"") else { return nil }
            context.warnOfUnknownKeys(node, "\"requestBody\"", allowed: ["description", "content", "required"])
            guard reader.required("content") != nil, let content = node["content"] else { return nil }
            return RequestBody(
                isRequired: reader.optional("required", .boolean) ?? false, content: self.content(content),
                location: node.location)
        }
    }
}
