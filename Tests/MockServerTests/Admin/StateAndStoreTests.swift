import HTTPModel
import JSONModel
import TestSupport
import Testing

@testable import MockServer

/// What a session remembers, as it is read and changed from outside.
struct StateAndStoreTests {
    private let fixture = AdminFixture(
        PipelineFixture(
            [
                (
                    "openapi.yaml",
                    NotesAPI.contract.replacing(
                        "rank: { type: integer, format: int32 }", with: "pin: { type: string, format: password }")
                ),
                (
                    "documented.yaml",
                    """
                    contract: openapi.yaml
                    machines: { account: { states: [open, locked], initial: open } }
                    given: { store: { notes: { n1: { text: first, pin: "1234" } } } }
                    rules:
                      - { operation: listNotes, state: { account: locked }, respond: { status: 429 } }
                      - { operation: listNotes, list: { from: notes }, respond: { status: 200, body: { $eval: record } } }
                    """
                ),
            ], fields: ["Api-Key": "k"]))
    private let path = "/sessions/default"

    @Test func machinesAreReadAndSet() {
        #expect(fixture.send(.get, path + "/state").json == ["machines": ["openapi": ["account": "open"]]])
        #expect(fixture.pipeline.send(.get, "/notes").status == 200)
        let locked = fixture.send(.put, path + "/state", #"{"machines":{"openapi":{"account":"locked"}}}"#)
        #expect(locked.json == ["machines": ["openapi": ["account": "locked"]]])
        #expect(fixture.pipeline.send(.get, "/notes").status == 429)
    }

    @Test(arguments: [
        (#"{"machines":{"openapi":{"account":"lockd"}}}"#, #"did you mean "locked"?"#),
        (#"{"machines":{"openapi":{"acount":"open"}}}"#, #"did you mean "account"?"#),
        (#"{"machines":{"opnapi":{"account":"open"}}}"#, #"did you mean "openapi"?"#),
    ])
    func unknownNamesAreRefused(body: String, hint: String) {
        let answer = fixture.send(.put, path + "/state", body)
        #expect(answer.status == 422)
        #expect(answer.detail?.hasSuffix(hint) == true)
    }

    @Test func theStoreIsReadAndChanged() throws {
        let pin = try #require(fixture.send(.get, path + "/store/notes/n1").json?["pin"]?.stringValue)
        #expect(pin.wholeMatch(of: /\*\*\*#[0-9a-f]{8}/) != nil)
        #expect(fixture.send(.put, path + "/store/notes/n2", #"{"text":"second","pin":"1234"}"#).status == 204)
        #expect(
            fixture.send(.get, path + "/store/notes").json
                == ["n1": ["text": "first", "pin": .string(pin)], "n2": ["text": "second", "pin": .string(pin)]])
        #expect(fixture.pipeline.send(.get, "/notes").json?[1]?["pin"] == "1234")
        #expect(fixture.send(.delete, path + "/store/notes/n1").status == 204)
        #expect(fixture.send(.delete, path + "/store/notes/n1").status == 404)
        #expect(fixture.send(.get, path + "/store/notes/n1").status == 404)
        #expect(fixture.send(.get, path + "/store/none").status == 404)
        #expect(fixture.send(.put, path + "/store/new/a?contract=openapi", "[1]").status == 204)
        #expect(fixture.send(.get, path + "/store/new/a").json == [1])
        #expect(fixture.send(.get, path + "/store/new?contract=other").status == 404)
        #expect(fixture.send(.delete, path + "/store/new").status == 204)
        #expect(fixture.send(.get, path + "/store").json?["store"]?["openapi"]?.objectValue?.names == ["notes"])
        #expect(fixture.send(.delete, path + "/store").status == 204)
        #expect(fixture.send(.get, path + "/store").json == ["store": [:]])
    }
}
