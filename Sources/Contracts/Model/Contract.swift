package import SourceDocuments

/// What an HTTP API promises: one OpenAPI document, compiled.
///
/// Immutable after loading, so any thread may use it.
package final class Contract: Sendable {
    /// The short name that logs and scenarios use: the folder's name for `fixtures/NAME/openapi.yaml`, else the
    /// file's base name.
    package let name: String
    /// The document's `info.title`.
    package let title: String
    /// The path of the document's file as the user gave it.
    package let file: String
    /// The path that stands before every operation's path, without a trailing slash; empty for none.
    package let basePath: String
    /// The operations in the order of the document; `operations[n].index == n`.
    package let operations: [Operation]

    package init(name: String, title: String, file: String, basePath: String, operations: [Operation]) {
        self.name = name
        self.title = title
        self.file = file
        self.basePath = basePath
        self.operations = operations
    }

    /// The operation of that `operationId`, or of that `METHOD /path` text.
    package func operation(named name: String) -> Operation? {
        operations.first { $0.id == name } ?? operations.first { $0.methodAndPath == name }
    }
}
