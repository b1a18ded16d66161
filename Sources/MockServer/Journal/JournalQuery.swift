import Contracts
import HTTPModel
import Scenarios
import SourceDocuments

/// Which exchanges of the journal a test asks for: those of an operation, whose requests meet a condition.
struct JournalQuery {
    /// The operations, of each contract one at most; nil for any.
    private let operations: Set<ObjectIdentifier>?
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
        self.operations = operation == nil ? nil : Set(operations.map(ObjectIdentifier.init))
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
        mismatches(of: entry, content: content)?.isEmpty == true
    }

    /// Every way in which an exchange of the right operation is not what is asked for.
    ///
    /// - Parameters:
    ///   - entry: The exchange.
    ///   - content: Takes a content coding off.
    /// - Returns: The mismatches, none for an exchange that is asked for; nil for one of another operation.
    func mismatches(of entry: JournalEntry, content: ContentDecoder) -> [RequestMismatch]? {
        if let operations {
            guard let own = entry.completion?.operation, operations.contains(ObjectIdentifier(own)) else { return nil }
        }
        guard let matchers else { return [] }
        guard let operation = entry.completion?.operation, let matcher = matchers[ObjectIdentifier(operation)],
            let request = entry.request,
            case .matched(_, _, let arguments) = served.router.route(
                method: request.method, path: request.target.path)
        else { return nil }
        let plain = (try? content.decode(request)).map(request.replacingBody) ?? request
        return matcher.mismatches(of: operation.check(plain, arguments))
    }
}
