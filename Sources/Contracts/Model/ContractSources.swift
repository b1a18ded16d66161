internal import JSONModel
internal import JSONSchema
internal import SourceDocuments

/// The files that one contract is made of: the OpenAPI document and what its references lead to.
package final class ContractSources: Sendable {
    /// The documents by the path that they were registered under.
    let documents: [String: SourceDocument]
    /// The same documents without positions, for schemas.
    let jsonDocuments: [String: JSONValue]
    /// True when some schema says that the vendor takes more than it documents (`x-accepts`).
    let hasLeniencies: Bool

    init(documents: [String: SourceDocument], hasLeniencies: Bool) {
        self.documents = documents
        self.hasLeniencies = hasLeniencies
        jsonDocuments = documents.mapValues { $0.root.jsonValue }
    }

    /// Where a schema or keyword stands: at its key, else at its beginning.
    func location(of place: SchemaLocation) -> SourceLocation {
        guard let document = documents[place.document] else {
            return SourceLocation(file: place.document, position: .start)
        }
        return document.keyLocation(at: place.pointer) ?? document.location(at: place.pointer)
    }

    /// The JSON at a place.
    func json(at place: SchemaLocation) -> JSONValue? {
        jsonDocuments[place.document].flatMap { place.pointer.evaluate(in: $0) }
    }

    /// The place that a reference leads to, or nil when it is no pointer into a known document.
    func target(of reference: String, from document: String) -> SchemaLocation? {
        guard let reference = DocumentReference(reference, relativeTo: document) else { return nil }
        return SchemaLocation(document: reference.file, pointer: reference.pointer)
    }
}
