import Contracts
import HTTPModel
import HTTPWire
import Scenarios
import Support

/// Makes replies ready for the wire: signs them with the run's token and looks up those that were serialized early.
struct ReplyDesk: Sendable {
    /// The field that tells a client which server answered it.
    static let runField: FieldName = "Understudy-Run"

    private let runToken: String

    /// Makes a desk that signs with a token.
    init(runToken: String) {
        self.runToken = runToken
    }

    /// Serializes replies that never change.
    static func prepare(_ replies: [FixedReply], runToken: String) -> [ObjectIdentifier: PreparedResponse] {
        var prepared: [ObjectIdentifier: PreparedResponse] = [:]
        for reply in replies where prepared[ObjectIdentifier(reply)] == nil {
            // One that cannot be written is answered with the reason when it is asked for.
            prepared[ObjectIdentifier(reply)] = try? PreparedResponse(sign(reply.response, runToken))
        }
        return prepared
    }

    /// Why an answer cannot be written; nil for almost all.
    func refusal(of answer: Answer, in served: ServedRepertoire) -> ResponseRefusal? {
        if case .fixed(let reply) = answer, served.prepared(reply) != nil { return nil }
        do throws(ResponseRefusal) {
            try ResponseSerializer.check(answer.response)
            return nil
        } catch {
            return error
        }
    }

    /// What is sent in place of a response that cannot be written.
    static func unwritable(_ refusal: ResponseRefusal) -> Response {
        .problem(
            500, title: "Unwritable response", detail: "The response cannot be written: \(refusal.reason).")
    }

    /// The answer as it goes to the connection.
    func content(of answer: Answer, in served: ServedRepertoire) -> Reply.Content {
        switch answer {
        case .fixed(let reply):
            if let ready = served.prepared(reply) { return .prepared(ready) }
            return .response(signed(reply.response))
        case .response(let response): return .response(signed(response))
        }
    }

    /// The response with the run's token on it.
    func signed(_ response: Response) -> Response {
        Self.sign(response, runToken)
    }

    /// The answer to a path that no contract knows.
    func notFound(_ exchange: inout Exchange, _ closest: ClosestOperation?, _ contracts: [Contract]) -> Response {
        var text = UnmatchedRequestText.notFound(
            method: exchange.request.method, path: exchange.shownPath, closest: closest.map(exchange.shown),
            contracts: contracts.map(\.name))
        if let (id, _) = SessionPrefix.split(exchange.request.target.path) {
            guard exchange.request.sentPath != nil || id == exchange.session.id else {
                return unknownSession(&exchange, id)
            }
            text =
                "\(exchange.request.method) \(exchange.shown(exchange.request.sentTarget.path)) matches no operation: "
                + (exchange.request.sentPath != nil
                    ? "the path has two session prefixes, of which one is taken off."
                    : "the request belongs to that session already, so nothing is taken off its path.")
        }
        exchange.remark = text
        return .problem(404, title: "No such operation", detail: text)
    }

    /// The answer to a request that names a session which is not open.
    func unknownSession(_ exchange: inout Exchange, _ id: String) -> Response {
        let detail = "No session \"\(id)\" is open: it was never opened here, was closed, or its time to live is over."
        exchange.remark = detail
        exchange.namesUnknownSession = true
        return .problem(404, title: "No such session", detail: detail)
    }

    /// The answer to a known path with a method that it does not have, and to a plain OPTIONS request.
    func methodNotAllowed(
        _ exchange: inout Exchange, _ allowed: [Method], _ operations: [Operation]
    ) -> Response {
        let allow: HeaderFields = [.allow: (allowed + [.options]).map(\.token).joined(separator: ", ")]
        if exchange.request.method == .options { return Response(status: 204, fields: allow) }
        let detail = UnmatchedRequestText.methodNotAllowed(
            method: exchange.request.method, path: exchange.shownPath, operations: operations)
        exchange.remark = detail
        return .problem(405, title: "Method Not Allowed", detail: detail, fields: allow)
    }

    /// The answer over plain http to an operation that is answered over https only.
    func httpsOnly(_ exchange: inout Exchange) -> Response {
        let detail = "\(exchange.request.method) \(exchange.shownPath) is served over https only."
        exchange.remark = detail
        return .problem(403, title: "https only", detail: detail)
    }

    private static func sign(_ response: Response, _ token: String) -> Response {
        var signed = response
        signed.fields.append(runField, token)
        return signed
    }
}
