import HTTPModel
import Scenarios
import TestSupport
import Testing

@testable import MockServer

/// A scenario that one request asks for by `Prefer` is played on a copy of what the session remembers.
@Suite struct PreferredScenarioTests {
    private func server(_ rules: String) -> PipelineFixture {
        PipelineFixture(
            [
                ("openapi.yaml", NotesAPI.contract), ("documented.yaml", NotesAPI.scenario),
                ("other.yaml", "contract: openapi.yaml\nextends: [documented]\n" + rules),
            ], scenarios: ["documented"])
    }

    private static let preferring: HeaderFields = ["Prefer": "scenario=other", "Api-Key": "k"]
    private static let plain: HeaderFields = ["Api-Key": "k"]

    @Test func itsMachinesStandInTheirFirstStateEachTime() {
        let server = server(
            """
            machines: { account: { states: [open, locked], initial: open } }
            rules:
              - { operation: listNotes, state: { account: open }, becomes: { account: locked }, respond: { status: 423 } }
            """)
        #expect(server.send(.get, "/notes", fields: Self.preferring).status == 423)
        #expect(server.send(.get, "/notes", fields: Self.preferring).status == 423)
        #expect(server.send(.get, "/notes", fields: Self.plain).status == 200)
    }

    @Test func itLeavesQuotasCountersAndStoreAlone() throws {
        let server = server(
            """
            rules:
              - operation: listNotes
                quota: { requests: 1, per: 60s }
                respond: { status: 429 }
              - operation: listNotes
                times: 1
                save: { into: notes, key: seen, value: 1 }
                respond: { status: 202, body: { $eval: call } }
            """)
        for _ in 1...3 {
            let answer = server.send(.get, "/notes", fields: Self.preferring)
            #expect(answer.status == 202 && answer.body == Array("1".utf8))
        }
        let contract = try #require(server.sessions.repertoire.repertoire.contracts.first)
        #expect(server.store(of: contract).collectionNames == [])
    }

    @Test func itHoldsNothingOfAConcurrencyQuota() {
        let server = server(
            """
            rules:
              - { operation: listNotes, quota: { algorithm: concurrency, limit: 1 }, respond: { status: 503 } }
              - { operation: listNotes, respond: { status: 202 } }
            """)
        #expect(server.send(.get, "/notes", fields: Self.preferring).status == 202)
        #expect(server.send(.get, "/notes", fields: Self.preferring).status == 202)
    }

    @Test func journalAndLogSayThatItWasAskedFor() {
        let server = server(
            "rules: [{ id: busy, operation: listNotes, respond: { status: 429, body: { $eval: request.query.nope } } }]"
        )
        _ = server.send(.get, "/notes", fields: Self.preferring)
        let failed = server.journal.entries.last
        #expect(failed?.remark?.hasPrefix("Prefer: scenario=other; template of other#busy: ") == true)
        _ = server.send(.delete, "/notes/a", fields: Self.preferring)
        #expect(server.journal.entries.last?.remark == "Prefer: scenario=other")
        _ = server.send(.get, "/notes", fields: Self.plain)
        #expect(server.journal.entries.last?.remark == nil)
    }
}
