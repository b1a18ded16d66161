internal import JSONModel
internal import JSONSchema
internal import SourceDocuments

/// A node of one of a contract's files, and the pointer that leads to it.
struct DocumentNode {
    let node: SourceNode
    let place: SchemaLocation

    var location: SourceLocation { node.location }
    /// The text of `$ref`, when the node is a reference.
    var reference: String? { node["$ref"]?.scalar?.stringValue }

    /// The node below a key.
    subscript(key: String) -> DocumentNode? {
        node[key].map { child($0, key) }
    }

    /// The members, when this is a mapping, without extensions.
    var members: [(entry: SourceNode.Entry, value: DocumentNode)] {
        (node.entries ?? []).compactMap { entry in
            entry.key.hasPrefix("x-") ? nil : (entry, child(entry.value, entry.key))
        }
    }

    /// The elements, when this is a sequence.
    var elements: [DocumentNode] {
        (node.elements ?? []).enumerated().map { child($1, String($0)) }
    }

    private func child(_ node: SourceNode, _ token: String) -> DocumentNode {
        DocumentNode(
            node: node, place: SchemaLocation(document: place.document, pointer: place.pointer.appending(token)))
    }
}
