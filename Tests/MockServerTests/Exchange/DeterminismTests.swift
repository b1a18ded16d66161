import HTTPModel
import JSONModel
import Support
import TestSupport
import Testing

@testable import MockServer

/// The k-th decision of each rule is the same, whoever receives it and however many threads there are.
@Suite struct DeterminismTests {
    private static let scenario = """
        contract: openapi.yaml
        rules:
          - { id: flaky, operation: createNote, chance: 30%, respond: { status: 503, body: "${uuid()}" } }
          - id: create
            operation: createNote
            save: { into: notes, key: "${record.id}", value: { id: "${id(8)}", rank: { $eval: "integer(1, 1000)" } } }
            respond: { status: 201, body: { $merge: [{ $eval: record }, { call: { $eval: call }, now: { $eval: now } }] } }
        """

    /// The bodies of so many creates sent by so many threads, in no order.
    private func bodies(threads: Int, seed: UInt64 = 1) async -> [String] {
        let server = PipelineFixture(
            [("openapi.yaml", NotesAPI.contract), ("documented.yaml", Self.scenario)], seed: seed)
        return await withTaskGroup(of: [String].self) { group in
            for _ in 0..<threads {
                group.addTask {
                    (0..<(240 / threads)).map { _ in
                        let fields: HeaderFields = ["Api-Key": "k", .contentType: "application/json"]
                        let response = server.send(.post, "/notes", #"{"text":"a"}"#, fields: fields)
                        return "\(response.status.code) \(String(decoding: response.body, as: UTF8.self))"
                    }
                }
            }
            return await group.reduce(into: []) { $0 += $1 }.sorted()
        }
    }

    @Test func oneThreadAndEightPlayTheSame() async {
        let alone = await bodies(threads: 1)
        #expect(Set(alone).count == 240)
        #expect(alone.count { $0.hasPrefix("503") } > 30)
        for threads in [2, 8] {
            #expect(await bodies(threads: threads) == alone)
        }
        #expect(await bodies(threads: 8, seed: 2) != alone)
    }
}
