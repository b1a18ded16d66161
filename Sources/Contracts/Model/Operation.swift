package import HTTPModel
package import SourceDocuments

/// One operation of a contract: a method on a path template (OpenAPI 3.1, Operation Object).
package final class Operation: Sendable {
    /// The `operationId`; where the document gives none, the `METHOD /path` text.
    package let id: String
    /// The place in the contract's list of operations.
    package let index: Int
    /// The method.
    package let method: Method
    /// The path template with the contract's base path in front.
    package let path: PathTemplate
    /// Where the operation stands in the contract's file.
    package let location: SourceLocation
    /// Path, query, header and cookie parameters, path-level ones merged in.
    package let parameters: [Parameter]
    /// The request body, when the operation documents one.
    package let requestBody: RequestBody?
    /// The documented responses in document order.
    package let responses: [DocumentedResponse]
    /// The alternatives of which one must be met; empty when no credential is needed.
    package let security: [SecurityRequirement]

    package init(
        id: String, index: Int, method: Method, path: PathTemplate, location: SourceLocation,
        parameters: [Parameter], requestBody: RequestBody?, responses: [DocumentedResponse],
        security: [SecurityRequirement]
    ) {
        self.id = id
        self.index = index
        self.method = method
        self.path = path
        self.location = location
        self.parameters = parameters
        self.requestBody = requestBody
        self.responses = responses
        self.security = security
    }

    /// The method and path template, such as `PUT /a/{id}`.
    package var methodAndPath: String { "\(method) \(path)" }

    /// The response documented for a status: its own entry, else its range such as `4XX`, else `default`.
    package func response(for status: Status) -> DocumentedResponse? {
        responses.first { $0.status == .code(status.code) }
            ?? responses.first { $0.status == .range(status.code / 100) }
            ?? responses.first { $0.status == .fallback }
    }
}
