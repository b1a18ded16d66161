internal import SourceDocuments

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
    /// The paths of the document's servers, each once and without a trailing slash; empty text for none.
    ///
    /// An API whose pages write its paths with and without a prefix lists a server for each.
    package let basePaths: [String]
    /// The operations in the order of the document; `operations[n].index == n`.
    package let operations: [Operation]

    package init(name: String, title: String, file: String, basePaths: [String], operations: [Operation]) {
        self.name = name
        self.title = title
        self.file = file
        self.basePaths = basePaths
        self.operations = operations
    }

    /// The path of the first server, which stands before every operation's path; empty for none.
    package var basePath: String { basePaths.first ?? "" }

    /// The operation of that `operationId`, or of that `METHOD /path` text, with the base path or without.
    package func operation(named name: String) -> Operation? {
        operations.first { $0.id == name }
            ?? operations.first { $0.methodAndPath == name || "\($0.method) \($0.template)" == name }
    }
}
