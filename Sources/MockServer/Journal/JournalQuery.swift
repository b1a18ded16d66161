import Contracts
import HTTPModel
import Scenarios
import SourceDocuments

/// Which exchanges of the journal a test asks for: those of an operation, whose requests meet a condition.
struct JournalQuery {
    /// What an exchange is to a question.
    enum Finding {
        /// One of another operation.
        case other
        /// One of the right operation, with every way in which it is not what is asked for; none when it is.
        case judged([RequestMismatch])
        /// One of the right operation of which cannot be told whether it is what is asked for.
        case unknown(String)
    }

    /// An operation by its names, which it keeps when its contract is loaded anew.
    private struct Key: Hashable {
        let contract: String
        let operation: String
    }

    /// The operation; nil for any.
    private let operation: NamedOperation?
    /// The condition as each operation compiles it, since operations differ; nil for none.
    private let matchers: [Key: RequestMatcher]?
    private let served: ServedRepertoire

    /// Compiles a question.
    ///
    /// - Parameters:
    ///   - operation: An operation as `NamedOperation` takes it; nil for any.
    ///   - when: What must hold of the request, as a rule says it; nil for nothing.
    ///   - served: The contracts that are served.
    /// - Throws: `MockServerError` for an operation that no contract has, or several have, or mistakes in the condition.
    init(operation: String?, when: SourceNode?, in served: ServedRepertoire) throws(MockServerError) {
        self.served = served
        let contracts = served.repertoire.contracts
        var named: NamedOperation?
        if let operation { named = try NamedOperation(operation, in: contracts) }
        self.operation = named
        guard let when else {
            matchers = nil
            return
        }
        var matchers: [Key: RequestMatcher] = [:]
        let asked =
            named.map { [($0.contract, $0.operation)] }
            ?? contracts.flatMap { contract in
                contract.operations.map { (contract, $0) }
            }
        for (contract, candidate) in asked {
            let collector = DiagnosticCollector()
            // A condition on any operation may name what only some of them have.
            let scope = named == nil ? nil : candidate
            let key = Key(contract: contract.name, operation: candidate.id)
            matchers[key] = RequestMatcher.compile(when, operation: scope, into: collector)
            if collector.hasErrors { throw .findings(collector.diagnostics) }
        }
        self.matchers = matchers
    }

    /// What an exchange is to the question.
    ///
    /// - Parameters:
    ///   - entry: The exchange.
    ///   - content: Takes a content coding off.
    /// - Returns: Whether it is of the operation, and what is asked for.
    func finding(of entry: JournalEntry, content: ContentDecoder) -> Finding {
        if let operation, !operation.takes(entry) { return .other }
        guard let matchers else { return .judged([]) }
        guard let key = Self.key(of: entry), let matcher = matchers[key], let request = entry.request else {
            return .other
        }
        // As the contract is now, which may have been loaded anew since.
        guard
            case .matched(let contract, let operation, let arguments) = served.router.route(
                method: request.method, path: request.target.path),
            Key(contract: contract.name, operation: operation.id) == key
        else { return .unknown("the contract was loaded anew and has no such path for \(key.operation) any more") }
        let plain = (try? content.decode(request)).map(request.replacingBody) ?? request
        let mismatches = matcher.mismatches(of: operation.check(plain, arguments))
        let known = mismatches.filter { !$0.isGivenUp }
        guard known.isEmpty, let first = mismatches.first else { return .judged(known) }
        return .unknown("the search in \(first.place) took too many steps — \(first.location.fileAndLine)")
    }

    private static func key(of entry: JournalEntry) -> Key? {
        guard let contract = entry.contractName, let operation = entry.operationID else { return nil }
        return Key(contract: contract, operation: operation)
    }
}
