internal import JSONModel
internal import SourceDocuments

/// Reads which version of OpenAPI a document is written in.
struct VersionReader {
    let diagnostics: DiagnosticCollector

    /// The version; nil after telling why, when the document is written in none that can be played.
    func read(_ document: SourceDocument) -> OpenAPIVersion? {
        let root = document.root
        guard let node = root["openapi"] else {
            if let swagger = root["swagger"] {
                error(
                    swagger, "the document is written in Swagger \(text(swagger) ?? "2.0"), expected OpenAPI 3.0 or 3.1"
                )
            } else {
                diagnostics.error(at: root.location, "the document lacks the key \"openapi\"", id: "missing-key")
            }
            return nil
        }
        guard let text = text(node) else {
            error(node, "\"openapi\" is \(node.typeDescription), expected a version such as \"3.1.0\"")
            return nil
        }
        if node.scalar?.stringValue == nil {
            diagnostics.warning(
                at: node.location, "\"openapi\" is a number, expected a version such as \"3.1.0\"", id: "wrong-type")
        }
        let parts = text.split(separator: ".")
        switch (parts.first, parts.count > 1 ? parts[1] : "") {
        case ("3", "0"): return .v3_0
        case ("3", "1"): return .v3_1
        case ("3", let minor) where Int(minor) != nil:
            diagnostics.warning(
                at: node.location, "OpenAPI \(text) is read as 3.1; what is new in it is not played",
                id: "unsupported-version")
            return .v3_1
        default:
            error(node, "\"openapi\" is \"\(text)\", expected 3.0 or 3.1")
            return nil
        }
    }

    private func text(_ node: SourceNode) -> String? {
        switch node.scalar {
        case .string(let text): text
        case .number(let number): number.description
        default: nil
        }
    }

    private func error(_ node: SourceNode, _ message: String) {
        diagnostics.error(at: node.location, message, id: "unsupported-version")
    }
}
