import HTTPModel
import JSONModel
import Testing

@testable import MockServer

struct ScenariosResourceTests {
    private let fixture = AdminFixture()

    private func change(_ id: String, _ body: String) -> Response {
        fixture.send(.put, "/sessions/\(id)/scenarios", body)
    }

    @Test func whatIsLoadedIsListed() throws {
        let scenarios = fixture.send(.get, "/scenarios").json?["scenarios"]?.arrayValue ?? []
        #expect(scenarios.map { $0["name"] } == ["busy", "documented"])
        #expect(scenarios.last?["title"] == "Notes that are kept")
        #expect(scenarios.first?["extends"] == ["documented"])
        #expect(scenarios.first?["rules"] == ["busy#0"])
        #expect(scenarios.first?["contract"] == "openapi")
    }

    @Test func aSessionPlaysOthersByName() throws {
        let id = try fixture.open()
        fixture.note("a", in: id)
        #expect(change(id, #"{"scenarios":["busy"]}"#).json == ["scenarios": ["busy"]])
        #expect(fixture.send(.get, "/sessions/\(id)/scenarios").json == ["scenarios": ["busy"]])
        #expect(fixture.pipeline.send(.post, "/~\(id)/notes", #"{"text":"b"}"#).status == 429)
        #expect(fixture.send(.get, "/sessions/\(id)/store").json?["store"]?["openapi"] != nil)
        #expect(change(id, #"{"scenarios":[],"reset":true}"#).json == ["scenarios": ["documented"]])
        #expect(fixture.send(.get, "/sessions/\(id)/store").json == ["store": [:]])
    }

    @Test func portsStayAsTheyWereOpened() throws {
        let id = try fixture.open()
        let document =
            #"{"scenario":"deaf","contract":"openapi","extends":["documented"],"connection":"acceptAndIgnore"}"#
        let refused = change(id, #"{"scenarios":[\#(document)]}"#)
        #expect(refused.status == 422)
        #expect(refused.detail?.contains(#"scenario "deaf" says "connection" or "tls""#) == true)
        #expect(fixture.send(.get, "/sessions/\(id)/scenarios").json == ["scenarios": ["documented"]])
    }

    @Test func aWholeDocumentIsPlayed() throws {
        let document = """
            {"scenarios":[{"scenario":"mine","contract":"openapi","extends":["documented"],
             "rules":[{"id":"down","operation":"listNotes","respond":{"status":503,"body":{"error":"down"}}}]}]}
            """
        let id = try fixture.open(document)
        #expect(fixture.send(.get, "/sessions/\(id)/scenarios").json == ["scenarios": ["mine"]])
        #expect(fixture.pipeline.send(.get, "/~\(id)/notes").status == 503)
        fixture.note("a", in: id)
        let entry = fixture.send(.get, "/sessions/\(id)/journal?rule=mine%23down").json?["entries"]
        #expect(entry?.arrayValue?.count == 1)
    }

    @Test func everyMistakeOfADocumentIsToldWithItsPlace() {
        let document = """
            {"scenarios": [{"contract": "openapi",
              "rules": [{"operation": "listNote", "respond": {"status": 200}}, {"respnd": {}}]}]}
            """
        let answer = change("default", document)
        #expect(answer.status == 422)
        #expect(
            answer.json?["findings"] == [
                #"request:2:27: error: openapi.yaml has no operation "listNote", did you mean "listNotes"? [unknown-operation]"#,
                #"request:2:69: error: unknown key "respnd", did you mean "respond"? [unknown-key]"#,
            ])
        #expect(fixture.send(.get, "/sessions/default/scenarios").json == ["scenarios": ["documented"]])
    }

    @Test(arguments: [
        (
            #"{"scenarios":[{"scenario":"a","contract":"openapi","rules":[]},{"scenario":"a","contract":"openapi","rules":[]}]}"#,
            #"request:1:76: error: scenario "a" is already that of the document at request:1:27 [duplicate-scenario]"#
        ),
        (
            #"{"scenarios":[{"contract":"openapi","rules":[]},{"scenario":"inline-0","contract":"openapi","rules":[]}]}"#,
            #"request:1:61: error: scenario "inline-0" is already that of the document at request:1:15 [duplicate-scenario]"#
        ),
        (#"{"scenarios":["bussy"]}"#, #"no scenario "bussy", did you mean "busy"?"#),
        (
            #"{"scenarios":[{"contract":"opnapi","rules":[]}]}"#,
            #"request:1:27: error: no contract "opnapi" is served, did you mean "openapi"? [unknown-contract]"#
        ),
        (
            #"{"scenarios":[{"contract":"openapi","rules":[{"operation":"listNotes","respond":{"status":200,"file":"x"}}]}]}"#,
            #"request:1:102: error: "file": cannot read x: a scenario that is sent has no files beside it [bad-file]"#
        ),
    ])
    func whatCannotBePlayedIsRefused(body: String, finding: String) {
        let answer = change("default", body)
        #expect(answer.status == 422)
        #expect(answer.json?["findings"]?[0] == .string(finding))
        #expect(answer.detail == finding)
    }

    @Test func scenariosMustBeNamedOrWritten() {
        #expect(change("default", "{}").status == 400)
        #expect(change("default", #"{"scenarios":[1]}"#).status == 400)
        #expect(change("nope", #"{"scenarios":[]}"#).status == 404)
    }
}
