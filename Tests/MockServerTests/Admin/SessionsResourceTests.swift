import HTTPModel
import JSONModel
import Scenarios
import Testing

@testable import MockServer

struct SessionsResourceTests {
    private let fixture = AdminFixture()

    @Test func aSessionIsOpenedListedAndClosed() throws {
        let wish = """
            {"scenarios":["busy"],"clock":{"mode":"manual","now":"2026-01-31T09:05:07Z"},"seed":7,"name":"mine",\
            "traceId":"4bf92f3577b34da6a3ce929d0e0e4736","ttl":60.5}
            """
        let opened = fixture.send(.post, "/sessions", wish)
        #expect(opened.status == 201)
        let session = try #require(opened.json)
        let id = try #require(session["id"]?.stringValue)
        #expect(opened.fields.first(.location) == "/__admin/sessions/\(id)")
        #expect(id.wholeMatch(of: /[A-Za-z0-9]{12}/) != nil)
        #expect(session["name"] == "mine")
        #expect(session["seed"] == 7)
        #expect(session["ttl"] == 60.5)
        #expect(session["traceId"] == "4bf92f3577b34da6a3ce929d0e0e4736")
        #expect(session["scenarios"] == ["busy"])
        #expect(session["clock"]?["mode"] == "manual")
        #expect(session["clock"]?["now"] == "2026-01-31T09:05:07.000Z")
        #expect(session["headers"] == ["Understudy-Session": .string(id)])
        #expect(fixture.send(.get, "/sessions/\(id)").json == session)
        let all = fixture.send(.get, "/sessions").json?["sessions"]?.arrayValue ?? []
        #expect(all.map { $0["id"] } == ["default", .string(id)])
        #expect(fixture.send(.delete, "/sessions/\(id)").status == 204)
        #expect(fixture.send(.get, "/sessions/\(id)").status == 404)
        #expect(fixture.send(.delete, "/sessions/\(id)").status == 404)
    }

    @Test func nothingNeedBeAskedFor() throws {
        let session = try #require(fixture.send(.post, "/sessions").json)
        #expect(session["clock"]?["mode"] == "real")
        #expect(session["scenarios"] == ["documented"])
        #expect(session["name"] == "1")
    }

    @Test(arguments: [
        (#"{"scenario":["busy"]}"#, 400), (#"{"clock":"fast"}"#, 400),
        (#"{"clock":{"mode":"manual","now":"soon"}}"#, 400),
        (#"{"ttl":0}"#, 400), (#"{"traceId":"XYZ"}"#, 400), (#"{"traceId":"00000000000000000000000000000000"}"#, 400),
        (#"{"seed":-1}"#, 400), (#"{"seed":18446744073709551616}"#, 400), ("[]", 400), ("{", 400),
        (#"{"scenarios":["bussy"]}"#, 422),
    ])
    func aMistakenWishIsRefused(wish: String, status: Int) {
        let answer = fixture.send(.post, "/sessions", wish)
        #expect(answer.status.code == status)
        #expect(answer.fields.first(.contentType) == "application/problem+json")
        #expect(fixture.pipeline.sessions.openCount == 0)
    }

    @Test func otherMediaTypesAreRefused() {
        #expect(fixture.send(.post, "/sessions", "{}", fields: [.contentType: "text/plain"]).status == 415)
    }

    @Test func theDefaultSessionStays() {
        #expect(fixture.send(.delete, "/sessions/default").status == 409)
    }

    @Test func aResetForgetsStoreAndJournal() throws {
        let id = try fixture.open()
        fixture.note("a", in: id)
        #expect(fixture.send(.post, "/sessions/\(id)/reset").status == 204)
        #expect(fixture.send(.get, "/sessions/\(id)/store").json == ["store": [:]])
        #expect(fixture.send(.get, "/sessions/\(id)/journal/count").json?["count"] == 0)
    }

    @Test func healthTellsWhatIsServed() throws {
        _ = try fixture.open()
        #expect(
            fixture.send(.get, "/health").json
                == ["status": "ok", "run": "run-1", "contracts": ["openapi"], "scenarios": 2, "sessions": 1])
    }

    @Test(arguments: [("9223372036854775808", UInt64(1) << 63), ("18446744073709551615", .max), ("7.0", 7)])
    func anySeedOf64BitsIsTaken(text: String, seed: UInt64) throws {
        let id = try fixture.open("{\"seed\":\(text)}")
        #expect(fixture.pipeline.sessions.session(id: id)?.seed == seed)
        #expect(fixture.send(.get, "/sessions/\(id)").json?["seed"]?.numberValue == JSONNumber(text: text))
    }

    @Test func aWishThatCannotBeMetTakesNoOrdinal() throws {
        let trace = #"{"traceId":"4bf92f3577b34da6a3ce929d0e0e4736"}"#
        _ = try fixture.open(trace)
        #expect(fixture.send(.post, "/sessions", trace).status == 422)
        #expect(fixture.send(.post, "/sessions", #"{"port":true}"#).status == 422)
        #expect(fixture.send(.post, "/sessions").json?["name"] == "2")
    }
}
