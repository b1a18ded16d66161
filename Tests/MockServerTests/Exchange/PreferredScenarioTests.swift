import HTTPModel
import TestSupport
import Testing

@testable import MockServer

/// A scenario that one request asks for by `Prefer` has its machines, though the session started without them.
@Suite struct PreferredScenarioTests {
    @Test func itsMachinesStartWhenItIsFirstAskedFor() {
        let server = PipelineFixture(
            [
                ("openapi.yaml", NotesAPI.contract), ("documented.yaml", NotesAPI.scenario),
                (
                    "locking.yaml",
                    """
                    contract: openapi.yaml
                    extends: [documented]
                    machines: { account: { states: [open, locked], initial: open } }
                    rules:
                      - { operation: listNotes, state: { account: open }, becomes: { account: locked }, respond: { status: 423 } }
                    """
                ),
            ], scenarios: ["documented"])
        func list(_ fields: HeaderFields) -> Int {
            var all = fields
            all.append("Api-Key", "k")
            return server.send(.get, "/notes", fields: all).status.code
        }
        #expect(list(["Prefer": "scenario=locking"]) == 423)
        #expect(list(["Prefer": "scenario=locking"]) == 200)
        #expect(list([:]) == 200)
    }
}
