import HTTPModel
import JSONModel
import Support
import Testing

@testable import MockServer

struct ClockResourceTests {
    private let fixture = AdminFixture()

    private func change(_ body: String, of id: String = "default") -> Response {
        fixture.send(.put, "/sessions/\(id)/clock", body)
    }

    @Test func aManualClockIsMoved() throws {
        #expect(fixture.send(.get, "/sessions/default/clock").json?["mode"] == "manual")
        #expect(change(#"{"advance":"90s"}"#).json?["now"] == "2024-01-01T00:01:30.000Z")
        #expect(change(#"{"set":"2024-01-02T00:00:00+01:00"}"#).json?["now"] == "2024-01-01T23:00:00.000Z")
        let back = change(#"{"set":"2024-01-01T00:00:00Z"}"#)
        #expect(back.status == 409)
        #expect(
            back.detail == "The clock shows 2024-01-01T23:00:00.000Z already, and a clock never runs backward; "
                + "2024-01-01T00:00:00.000Z has passed.")
        _ = fixture.pipeline.send(.get, "/notes")
        #expect(fixture.pipeline.journal.entries.first?.arrival.iso8601Text == "2024-01-01T23:00:00.000Z")
    }

    @Test func theModeChangesAndTimeGoesOn() throws {
        let id = try fixture.open()
        #expect(change(#"{"advance":"1s"}"#, of: id).status == 409)
        let later = change(#"{"mode":"manual","now":"2199-01-01T00:00:00Z","advance":"1s"}"#, of: id)
        #expect(later.json?["now"] == "2199-01-01T00:00:01.000Z")
        let auto = change(#"{"mode":"auto"}"#, of: id).json
        #expect(auto?["now"] == "2199-01-01T00:00:01.000Z")
        #expect(
            auto?["description"]?.stringValue
                == "skips the waits that scenarios ask for and those on this clock in the server's process; "
                + "other waits take their time")
        let real = change(#"{"mode":"real"}"#, of: id).json
        #expect(real?["mode"] == "real")
        #expect(real?["now"]?.stringValue?.hasPrefix("2199-01-01T00:0") == true)
        #expect(change(#"{"mode":"manual","now":"2025-01-01T00:00:00Z"}"#, of: id).status == 409)
    }

    @Test(arguments: [
        "{}", #"{"advance":"30"}"#, #"{"advance":30}"#, #"{"set":"now"}"#, #"{"mode":"slow"}"#,
        #"{"advance":"1s","set":"2024-01-02T00:00:00Z"}"#, #"{"now":"2024-01-02T00:00:00Z"}"#, #"{"forward":"1s"}"#,
    ])
    func mistakesAreRefused(body: String) {
        #expect(change(body).status == 400)
        #expect(fixture.send(.get, "/sessions/default/clock").json?["now"] == "2024-01-01T00:00:00.000Z")
    }

    @Test(arguments: [
        #"{"set":"1600-12-31T23:59:59Z"}"#, #"{"set":"9999-12-31T23:59:59Z"}"#,
        #"{"mode":"manual","now":"0001-01-01T00:00:00Z"}"#, #"{"mode":"real","now":"2262-04-11T23:47:17Z"}"#,
    ])
    func aDateThatNoClockCanShowIsRefused(body: String) {
        let answer = change(body)
        #expect(answer.status == 400)
        #expect(
            answer.detail?.hasSuffix(
                "is beyond what a clock can show, expected one from 1677-09-21T00:12:44Z to 2262-04-11T23:47:16Z.")
                == true)
        #expect(fixture.send(.get, "/sessions/default/clock").json?["now"] == "2024-01-01T00:00:00.000Z")
        let wish = #"{"clock":{"mode":"auto","now":"0001-01-01T00:00:00Z"}}"#
        #expect(fixture.send(.post, "/sessions", wish).status == 400)
    }

    @Test func aClockIsNotMovedBeyondTheLastMoment() {
        #expect(change(#"{"set":"2262-04-11T23:47:16Z"}"#).status == 200)
        #expect(change(#"{"advance":"1s"}"#).status == 400)
        #expect(fixture.send(.get, "/sessions/default/clock").json?["now"] == "2262-04-11T23:47:16.000Z")
    }

    @Test func aRealClockGoesOnFromWhatAManualOneShowed() {
        let real = change(#"{"mode":"real"}"#).json
        #expect(real?["mode"] == "real")
        #expect(real?["now"]?.stringValue?.hasPrefix("2024-01-01T00:0") == true)
    }
}
