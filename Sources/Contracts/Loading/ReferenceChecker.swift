internal import JSONModel
internal import JSONSchema
internal import SourceDocuments

/// Follows every reference of a contract's files once, so that a broken one is told at load and every file that
/// schemas refer to is known.
struct ReferenceChecker {
    let documents: DocumentSet

    /// Keys whose members are named by the author, so that none of them is a keyword.
    private static let namedMembers: Set<String> = [
        "properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "schemas", "responses",
        "requestBodies", "headers", "securitySchemes", "links", "callbacks", "pathItems", "paths", "webhooks",
        "content", "encoding", "variables",
    ]
    /// Keys whose values are data, where `$ref` has no meaning.
    private static let data: Set<String> = ["example", "default", "enum", "const", "value", "mapping", "security"]

    /// Follows the references of the main document and of every document that they lead to.
    func check() {
        var checked: Set<String> = []
        while let file = documents.documents.keys.sorted().first(where: { !checked.contains($0) }) {
            checked.insert(file)
            guard let document = documents.documents[file] else { continue }
            let top = DocumentNode(node: document.root, place: SchemaLocation(document: file, pointer: .root))
            visit(top.node, file: file, keysAreNames: false)
        }
    }

    private func visit(_ node: SourceNode, file: String, keysAreNames: Bool) {
        switch node.content {
        case .scalar: return
        case .sequence(let elements):
            for element in elements { visit(element, file: file, keysAreNames: false) }
        case .mapping(let entries):
            if !keysAreNames { follow(node, file: file) }
            // A schema with an identifier of its own has its own base; the schema compiler knows it.
            if !keysAreNames, node["$id"]?.scalar?.stringValue != nil { return }
            for entry in entries {
                if keysAreNames {
                    visit(entry.value, file: file, keysAreNames: false)
                } else if entry.key == "examples" {
                    for example in entry.value.entries ?? [] { follow(example.value, file: file) }
                } else if !Self.data.contains(entry.key), !entry.key.hasPrefix("x-") {
                    // Parameters are a list in an operation, and named among the components.
                    let named = Self.namedMembers.contains(entry.key) || entry.key == "parameters"
                    visit(entry.value, file: file, keysAreNames: named && entry.value.entries != nil)
                }
            }
        }
    }

    private func follow(_ node: SourceNode, file: String) {
        guard let text = node["$ref"]?.scalar?.stringValue else { return }
        // Anchors and the well-known meta-schemas are the schema compiler's.
        if let mark = text.firstIndex(of: "#"), text[text.index(after: mark)...].first.map({ $0 != "/" }) ?? false {
            return
        }
        if DocumentReference.isURL(text) { return }
        _ = documents.target(
            of: text,
            in: DocumentNode(node: node, place: SchemaLocation(document: file, pointer: .root)))
    }
}
