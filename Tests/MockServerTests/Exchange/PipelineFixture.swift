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

/// A pipeline over the notes API, on a manual clock.
final class PipelineFixture {
    let journal = Journal(byteLimit: 1 << 20)
    private let pipeline: ExchangePipeline

    init(seed: UInt64 = 1) {
        let files = InMemoryFiles([
            "openapi.yaml": NotesAPI.contract, "documented.yaml": NotesAPI.scenario,
            "busy.yaml": """
                extends: [documented]
                rules: [{ operation: createNote, respond: { example: tooMany } }]
                """,
        ])
        let (repertoire, diagnostics) = RepertoireLoader(reader: files).load([
            "openapi.yaml", "documented.yaml", "busy.yaml",
        ])
        #expect(diagnostics.map(\.rendered) == [])
        let playbook = Playbook(repertoire: repertoire, chosen: [])
        let session = Session(name: "default", seed: seed, clock: ManualClock(), playbook: playbook)
        pipeline = ExchangePipeline(
            router: Router(repertoire.contracts.map { Mount($0) }, into: DiagnosticCollector()),
            sessions: Sessions(defaultSession: session), journal: journal, log: nil, origins: .loopbackOrigins,
            content: ContentDecoder(maxBytes: 1 << 20),
            desk: ReplyDesk(runToken: "run-1", rulebooks: playbook.rulebooks))
    }

    func send(
        _ method: HTTPModel.Method, _ target: String, _ body: String? = nil,
        fields: HeaderFields? = nil
    ) -> Response {
        var standard: HeaderFields = ["Api-Key": "k"]
        if body != nil { standard.append(.contentType, "application/json") }
        let reply = pipeline.reply(
            to: Request(
                method: method, target: RequestTarget(originForm: target), fields: fields ?? standard,
                body: Array((body ?? "").utf8)))
        return Response(wire: reply.bytes(for: .init(), date: HTTPDate.bytes(secondsSinceEpoch: 0)))
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
