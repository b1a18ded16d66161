import Contracts
import HTTPModel
import JSONModel
import SourceDocuments
import Support
import TestSupport
import Testing

@testable import Scenarios

/// The engine over the notes API and scenarios that a test writes, on a clock that stands still.
final class EngineFixture {
    let book: Rulebook
    let clock = ManualClock()
    var state: SessionState
    private let engine: ScenarioEngine
    private let router: Router
    private let start: SessionInstant

    /// Loads scenarios by name, which must have no mistake, and plays the one named first.
    init(
        _ scenarios: [(name: String, text: String)], seed: UInt64 = 1, session: String = "default",
        contract: String = NotesAPI.contract
    ) throws {
        var files = ["openapi.yaml": contract]
        for scenario in scenarios { files["\(scenario.name).yaml"] = scenario.text }
        let (repertoire, diagnostics) = RepertoireLoader(reader: InMemoryFiles(files)).load(["."])
        #expect(diagnostics.filter { $0.severity == .error }.map(\.rendered) == [])
        let played = try #require(repertoire.scenario(named: scenarios[0].name))
        book = Rulebook(contract: repertoire.contracts[0], scenarios: [played])
        router = Router(repertoire.contracts.map { Mount($0) }, into: DiagnosticCollector())
        engine = ScenarioEngine(seed: seed, sessionName: session)
        state = book.initialState
        start = clock.now
    }

    /// One scenario of the given rules.
    convenience init(
        rules: String, more: String = "", seed: UInt64 = 1, session: String = "default",
        contract: String = NotesAPI.contract
    ) throws {
        try self.init(
            [("played", "contract: openapi.yaml\n\(more)\nrules:\n\(rules)")], seed: seed, session: session,
            contract: contract)
    }

    /// Decides on a request; `GET /notes` with a key unless something else is said.
    func decide(
        _ method: HTTPModel.Method = .get, _ target: String = "/notes", _ body: String = "",
        fields: HeaderFields = ["Api-Key": "k"]
    ) throws -> Decision {
        var fields = fields
        if !body.isEmpty { fields.append(.contentType, "application/json") }
        let request = Request(
            method: method, target: RequestTarget(originForm: target), fields: fields, body: Array(body.utf8))
        guard case .matched(_, let operation, let arguments) = router.route(method: method, path: request.target.path)
        else { throw NoOperation() }
        return engine.decide(
            operation.check(request, arguments), by: book, state: &state, now: clock.now, start: start)
    }

    /// What is answered: the status and, where there is one, the body's text.
    func answer(
        _ method: HTTPModel.Method = .get, _ target: String = "/notes", _ body: String = "",
        fields: HeaderFields = ["Api-Key": "k"]
    ) throws -> String {
        try decide(method, target, body, fields: fields).text
    }

    struct NoOperation: Error {}
}

extension Decision {
    /// The answer in a few words.
    var text: String {
        switch answer {
        case .fixed(let reply): Self.text(reply.response)
        case .made(let response): Self.text(response)
        case .unanswered: "unanswered at \(stage.keyword)"
        case .forbidden: "forbidden"
        case .limited: "limited"
        case .failed(let reason): reason
        }
    }

    private static func text(_ response: Response) -> String {
        response.body.isEmpty
            ? "\(response.status.code)" : "\(response.status.code) \(String(decoding: response.body, as: UTF8.self))"
    }
}
