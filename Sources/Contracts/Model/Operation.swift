package import HTTPModel
package import SourceDocuments
internal import Synchronization

/// One operation of a contract: a method on a path template (OpenAPI 3.1, Operation Object).
package final class Operation: Sendable {
    /// The `operationId`; where the document gives none, the `METHOD /path` text.
    package let id: String
    /// True when the document gives an `operationId`.
    package var hasOperationId: Bool { id != "\(method) \(template)" }
    /// The place in the contract's list of operations.
    package let index: Int
    /// The method.
    package let method: Method
    /// The path template as the document writes it.
    package let template: PathTemplate
    /// The paths of the servers that answer it, as in `Contract.basePaths`; its own or its path's servers replace the
    /// document's.
    package let basePaths: [String]
    /// The path template with the first base path in front.
    package let path: PathTemplate
    /// Where the operation stands in the contract's file.
    package let location: SourceLocation
    /// What it does, in a few words.
    package let summary: String?
    /// Path, query, header and cookie parameters, path-level ones merged in.
    package let parameters: [Parameter]
    /// The request body, when the operation documents one.
    package let requestBody: RequestBody?
    /// The documented responses in document order.
    package let responses: [DocumentedResponse]
    /// The alternatives of which one must be met; empty when no credential is needed.
    package let security: [SecurityRequirement]
    /// True when it is answered over https only (`x-https-only`, of the operation or else of the document).
    package let isHTTPSOnly: Bool
    /// Where the operation is known from (`x-provenance`); nil when the contract does not say.
    package let provenance: String?
    /// The place that says so (`x-source`).
    package let source: String?
    /// What checks its requests.
    let checker: RequestChecker
    /// The names of the path parameters that are secret, once somebody asked for them.
    let cachedSecretPathNames = AtomicLazyReference<SecretPathNames>()

    package init(
        id: String, index: Int, method: Method, template: PathTemplate, basePaths: [String] = [""],
        location: SourceLocation, summary: String? = nil, parameters: [Parameter] = [],
        requestBody: RequestBody? = nil, responses: [DocumentedResponse] = [], security: [SecurityRequirement] = [],
        isHTTPSOnly: Bool = false, provenance: String? = nil, source: String? = nil
    ) {
        self.id = id
        self.index = index
        self.method = method
        self.template = template
        self.basePaths = basePaths
        path = template.prefixed(with: basePaths.first ?? "")
        self.location = location
        self.summary = summary
        self.parameters = parameters
        self.requestBody = requestBody
        self.responses = responses
        self.security = security
        self.isHTTPSOnly = isHTTPSOnly
        self.provenance = provenance
        self.source = source
        checker = RequestChecker(
            parameters: parameters, requestBody: requestBody, responses: responses, security: security,
            location: location)
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
