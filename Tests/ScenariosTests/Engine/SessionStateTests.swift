import Testing

@testable import Scenarios

@Suite struct SessionStateTests {
    @Test func machinesThatAreKnownStayWhereTheyAre() {
        var state = SessionState()
        state.machines = ["account": "locked"]
        var other = SessionState()
        other.machines = ["account": "open", "mail": "idle"]
        state.addMissing(from: other)
        #expect(state.machines == ["account": "locked", "mail": "idle"])
        var started = SessionState()
        started.machines = ["mail": "busy"]
        started.startMachines(of: other)
        #expect(started.machines == ["account": "open", "mail": "busy"])
    }

    /// As for a scenario that one request asks for.
    @Test func machinesThatTheSessionLacksStartWithTheFirstRequest() throws {
        let fixture = try EngineFixture(
            rules: "- { operation: listNotes, state: { account: open }, respond: { status: 204 } }",
            more: "machines: { account: { states: [open, locked], initial: open } }")
        fixture.state = SessionState()
        #expect(try fixture.answer() == "204")
        #expect(fixture.state.machines == ["account": "open"])
    }
}
