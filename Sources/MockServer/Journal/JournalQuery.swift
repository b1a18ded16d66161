import Contracts
import HTTPModel
import Scenarios
import SourceDocuments

/// Which exchanges of the journal a test asks for: those of an operation, whose requests meet a condition.
struct JournalQuery {
    /// The operation; nil for any.
    private let operation: String?
    /// The condition as each contract compiles it, since operations differ; nil for none.
    private let matchers: [ObjectIdentifier: RequestMatcher]?
    private let served: ServedRepertoire

    /// Compiles a question.
    ///
    /// - Parameters:
    ///   - operation: Its operationId, or its method and path; nil for any.
    ///   - when: What must hold of the request, as a rule says it; nil for nothing.
    ///   - served: The contracts that are served.
    /// - Throws: `MockServerError` for an operation that no contract has, with the nearest name, or mistakes in the
    ///   condition.
    init(operation: String?, when: SourceNode?, in served: ServedRepertoire) throws(MockServerError) {
        self.served = served
        var operations = served.repertoire.contracts.flatMap(\.operations)
        if let operation {
            let named = served.repertoire.contracts.compactMap { $0.operation(named: operation) }
            guard !named.isEmpty else {
                throw .unusable(UnknownOperationText.text(of: operation, among: operations))
            }
            operations = named
        }
        self.operation = operation
        guard let when else {
            matchers = nil
            return
        }
        var matchers: [ObjectIdentifier: RequestMatcher] = [:]
        for candidate in operations {
            let collector = DiagnosticCollector()
            // A condition on any operation may name what only some of them have.
            let scope = operation == nil ? nil : candidate
            matchers[ObjectIdentifier(candidate)] = RequestMatcher.compile(when, operation: scope, into: collector)
            if collector.hasErrors { throw .findings(collector.diagnostics) }
        }
        self.matchers = matchers
    }

    /// Whether an exchange is asked for.
    ///
    /// - Parameters:
    ///   - entry: The exchange.
    ///   - content: Takes a content coding off.
    /// - Returns: True when it is.
    func admits(_ entry: JournalEntry, content: ContentDecoder) -> Bool {
        guard let matchers else {
            guard let operation else { return true }
            return entry.completion?.contract.flatMap { $0.operation(named: operation) }
                === entry.completion?.operation && entry.completion?.operation != nil
        }
        guard let operation = entry.completion?.operation, let matcher = matchers[ObjectIdentifier(operation)],
            let request = entry.request,
            case .matched(_, _, let arguments) = served.router.route(
                method: request.method, path: request.target.path)
        else { return false }
        let plain = (try? content.decode(request)).map(request.replacingBody) ?? request
        return matcher.matches(operation.check(plain, arguments))
    }
}
