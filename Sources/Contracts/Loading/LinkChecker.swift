internal import SourceDocuments

/// Checks links (OpenAPI 3.1, Link Object), which nothing plays yet.
struct LinkChecker {
    let context: LoadContext

    /// Tells of keys that a link does not have.
    func check(_ node: DocumentNode) {
        guard let node = context.documents.resolve(node) else { return }
        let _: Bool? = context.once(node, "link") {
            context.mapping(node, "the link")?.rejectUnknownKeys(
                allowed: ["operationRef", "operationId", "parameters", "requestBody", "description", "server"])
            return true
        }
    }
}
