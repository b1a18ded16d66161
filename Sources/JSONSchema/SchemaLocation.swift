package import JSONModel

/// The place of a schema or keyword: the document that holds it and the pointer into that document.
package struct SchemaLocation: Hashable, Sendable {
    /// The identifier that the document was registered under.
    package let document: String
    /// The pointer from the document's root.
    package let pointer: JSONPointer

    package init(document: String, pointer: JSONPointer) {
        self.document = document
        self.pointer = pointer
    }
}
