import Contracts
import HTTPModel
import JSONModel
import SourceDocuments

/// Answers requests about the server itself, below `/__admin`.
///
/// Any thread may use it.
final class AdminAPI: Sendable {
    /// The path that everything stands below.
    static let basePath = "/__admin"

    let gate: AdminGate
    private let sessions: Sessions
    private let journal: Journal
    private let log: (any RequestLog)?
    private let runToken: String

    /// Makes the API of one server.
    init(
        gate: AdminGate, sessions: Sessions, journal: Journal, log: (any RequestLog)? = nil, runToken: String
    ) {
        self.log = log
        self.gate = gate
        self.runToken = runToken
        self.sessions = sessions
        self.journal = journal
    }

    /// True when the request is about the server itself.
    static func isAddressed(by request: Request) -> Bool {
        let path = request.target.path.utf8
        guard path.starts(with: basePath.utf8) else { return false }
        let rest = path.dropFirst(basePath.utf8.count)
        return rest.isEmpty || rest.first == UInt8(ascii: "/")
    }

    /// The answer.
    func response(to request: Request) -> Response {
        do throws(AdminProblem) {
            try gate.check(request)
            return try answer(request)
        } catch {
            return error.response
        }
    }

    private func answer(_ request: Request) throws(AdminProblem) -> Response {
        switch AdminDocument.router.route(method: request.method, path: request.target.path) {
        case .matched(_, let operation, let arguments):
            guard let route = AdminRoutes.byID[operation.id] else { break }
            return try route.perform(try call(request, operation, arguments))
        case .methodNotAllowed(let allowed, let operations):
            if let preflight = gate.origins.preflightFields(for: request, allowed: allowed) {
                return Response(status: 204, fields: preflight)
            }
            throw AdminProblem(
                405, "Method Not Allowed",
                UnmatchedRequestText.methodNotAllowed(
                    method: request.method, path: request.target.path, operations: operations),
                fields: [.allow: (allowed + [.options]).map(\.token).joined(separator: ", ")])
        case .notFound(let closest):
            throw AdminProblem(
                404, "Not Found",
                UnmatchedRequestText.notFound(
                    method: request.method, path: request.target.path, closest: closest, contracts: []))
        }
        throw AdminProblem(404, "Not Found", "\(Self.basePath)/openapi.json lists what there is.")
    }

    private func call(
        _ request: Request, _ operation: Operation, _ arguments: [PathArgument]
    ) throws(AdminProblem) -> AdminCall {
        let checked = operation.check(request, arguments)
        let errors = checked.violations.filter { $0.severity == .error }
        if let first = errors.first {
            let lines = errors.map { ViolationRenderer.message($0) }
            let status: Status = first.place == .contentType ? 415 : first.place == .accept ? 406 : 400
            throw AdminProblem(status, status.reasonPhrase, lines.joined(separator: "; ") + ".", findings: lines)
        }
        let query = request.target.query.flatMap { QueryItems($0) } ?? .empty
        for item in query.items where !operation.parameters.contains(where: { $0.name == item.name }) {
            let known = operation.parameters.filter { $0.place == .query }.map(\.name)
            throw AdminProblem(
                400, "Bad Request",
                "unknown query parameter \"\(item.name)\"; "
                    + (known.isEmpty ? "there is none" : "there are \(known.joined(separator: ", "))") + ".")
        }
        return AdminCall(
            request: request, arguments: arguments, query: query, body: checked.body.value, sessions: sessions,
            journal: journal, log: log, runToken: runToken)
    }
}
