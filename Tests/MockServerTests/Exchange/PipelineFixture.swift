import Contracts
import HTTPModel
import HTTPWire
import JSONModel
import Scenarios
import SourceDocuments
import Support
import TestSupport
import Testing

@testable import MockServer

/// A pipeline over contracts and scenarios, on a manual clock.
final class PipelineFixture: Sendable {
    let journal = Journal(byteLimit: 1 << 20)
    let sessions: Sessions
    private let pipeline: ExchangePipeline
    let clock = ManualClock()
    private let session: Session
    private let fields: HeaderFields

    /// The notes API.
    convenience init(seed: UInt64 = 1) {
        #expect(Self.notes.findings == [])
        self.init(Self.notes.repertoire, seed: seed, fields: ["Api-Key": "k"])
    }

    /// Any repertoire.
    ///
    /// The scenarios named are played instead of the documented ones; a request that brings no header fields of its own
    /// gets the given ones.
    init(
        _ repertoire: Repertoire, scenarios: [String] = [], seed: UInt64 = 1, fields: HeaderFields = [:],
        configuration: RunningServer.Configuration = .init(), log: (any RequestLog)? = nil
    ) {
        self.fields = fields
        let served = Self.served(repertoire)
        let playbook = Self.playbook(of: scenarios, in: served)
        session = Session(name: "default", seed: seed, clock: clock, playbook: playbook)
        let sessions = Sessions(defaultSession: session, journal: journal)
        self.sessions = sessions
        pipeline = ExchangePipeline(
            sessions: sessions, journal: journal, log: log, origins: .loopbackOrigins,
            content: ContentDecoder(maxBytes: 1 << 20), desk: ReplyDesk(runToken: "run-1"),
            admin: AdminGate(configuration).map { [journal] in
                AdminAPI(
                    gate: $0, sessions: sessions, journal: journal, log: log, runToken: sessions.repertoire.runToken)
            })
    }

    private static func served(_ repertoire: Repertoire) -> ServedRepertoire {
        do {
            return try ServedRepertoire(repertoire, runToken: "run-1")
        } catch {
            fatalError("\(error)")
        }
    }

    private static func playbook(of scenarios: [String], in served: ServedRepertoire) -> Playbook {
        do {
            return try served.playbook(of: scenarios)
        } catch {
            Issue.record("\(error)")
            return Playbook(served: served, chosen: [])
        }
    }

    /// What the session keeps for a contract's rules.
    func store(of contract: Contract) -> Store {
        session.state(of: contract)?.withLock { $0.store } ?? Store()
    }

    /// The first stage alone.
    func receive(_ match: SessionMatch) -> Exchange { pipeline.receive(match) }

    func send(
        _ method: HTTPModel.Method, _ target: String, _ body: String? = nil,
        fields: HeaderFields? = nil, isSecure: Bool = false
    ) -> Response {
        var standard = self.fields
        if body != nil { standard.append(.contentType, "application/json") }
        let reply = pipeline.reply(
            to: Request(
                method: method, target: RequestTarget(originForm: target), isSecure: isSecure,
                fields: fields ?? standard,
                body: Array((body ?? "").utf8)))
        pipeline.note(reply, .answered)
        return Response(wire: reply.bytes(for: .init(), date: HTTPDate.bytes(secondsSinceEpoch: 0)))
    }
}

extension PipelineFixture {
    private static let notes = load(
        ["."],
        from: InMemoryFiles([
            "openapi.yaml": NotesAPI.contract, "documented.yaml": NotesAPI.scenario,
            "busy.yaml": """
            extends: [documented]
            rules: [{ operation: createNote, respond: { example: tooMany } }]
            """,
        ]))

    /// Files that a test writes; the first is the contract.
    convenience init(
        _ files: [(name: String, text: String)], scenarios: [String] = [], seed: UInt64 = 1, fields: HeaderFields = [:]
    ) {
        let loaded = Self.load(
            files.map(\.name), from: InMemoryFiles(Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.text) })))
        #expect(loaded.findings == [])
        self.init(loaded.repertoire, scenarios: scenarios, seed: seed, fields: fields)
    }

    /// What comes with the program: the folders `fixtures` and `scenarios`.
    static var bundled: Repertoire { bundledLoad.repertoire }

    /// The same with what loading said of it but for notes, each finding as its rendered line.
    static let bundledLoad = load(["\(packageFolder)/fixtures", "\(packageFolder)/scenarios"], from: FileSystem())

    /// The folder of the package, four levels above this file.
    static let packageFolder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
        .joined(separator: "/")

    static func load(
        _ paths: [String], from reader: any FileReader
    ) -> (repertoire: Repertoire, findings: [String]) {
        let (repertoire, diagnostics) = RepertoireLoader(reader: reader).load(paths)
        return (repertoire, diagnostics.filter { $0.severity != .info }.map(\.rendered))
    }
}

extension Response {
    /// Reads a response off the wire, as a client would.
    init(wire bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
        let lines = parts[0].split(separator: "\r\n")
        var fields: HeaderFields = [:]
        for line in lines.dropFirst() {
            let pair = line.split(separator: ":", maxSplits: 1)
            fields.append(FieldName(String(pair[0])), String(pair[1].dropFirst()))
        }
        let code = Int(String(lines[0].split(separator: " ")[1])) ?? 0
        let content: [UInt8] = parts.count > 1 ? Array(parts[1].utf8) : []
        self.init(status: HTTPModel.Status(code), fields: fields, body: content)
    }

    /// The body as JSON.
    var json: JSONValue? { try? JSONValue.parse(body) }
    /// The `detail` of problem details.
    var detail: String? { json?["detail"]?.stringValue }
}
