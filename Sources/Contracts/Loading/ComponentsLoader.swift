internal import JSONModel
internal import JSONSchema
internal import SourceDocuments

/// Reads every component, so that the faults of one which no operation uses yet are told as well.
struct ComponentsLoader {
    let context: LoadContext

    private static let keys = [
        "schemas", "responses", "parameters", "examples", "requestBodies", "headers", "securitySchemes", "links",
        "callbacks", "pathItems", "mediaTypes",
    ]

    /// Checks the main document's components.
    func check(_ root: DocumentNode) {
        guard let components = root["components"], context.mapping(components, "\"components\"") != nil else { return }
        context.warnOfUnknownKeys(components, "\"components\"", allowed: Self.keys)
        let responses = ResponseLoader(context: context)
        let contents = ContentLoader(context: context, direction: .request)
        let links = LinkChecker(context: context)
        each("schemas", components) { _ = context.schema($1, .none) }
        each("securitySchemes", components) { _ = SecurityLoader(context: context).load($0, $1) }
        each("parameters", components) { _ = ParameterLoader(context: context).load($1) }
        each("headers", components) { _ = responses.header($0, $1) }
        each("responses", components) { _ = responses.load($1, .fallback) }
        each("requestBodies", components) { _ = contents.requestBody($1) }
        each("examples", components) { _ = contents.example($0, $1) }
        each("links", components) { links.check($1) }
    }

    private func each(_ key: String, _ components: DocumentNode, _ check: (String, DocumentNode) -> Void) {
        guard let node = components[key], context.mapping(node, "\"\(key)\"") != nil else { return }
        for (entry, value) in node.members { check(entry.key, value) }
    }
}
