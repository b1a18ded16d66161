import HTTPModel
import TestSupport
import Testing

@testable import Scenarios

/// What a key that is missing or taken answers when its rule writes nothing.
@Suite struct StoreStepReaderTests {
    @Test(arguments: ["load: { from: notes, key: n }", "remove: { from: notes, key: n }"])
    func aMissingKeyAnswersTheDocumented404(step: String) throws {
        let fixture = try EngineFixture(rules: "- { operation: getNote, \(step), respond: { status: 200 } }")
        let decision = try fixture.decide(.get, "/notes/n")
        guard case .fixed(let reply) = decision.answer else {
            Issue.record("answered \(decision.text)")
            return
        }
        #expect(reply.response.status == 404)
        #expect(reply.response.fields.first(.contentType) == "application/json")
        #expect(decision.text == Self.documented404)
    }

    @Test func anUpdateOfAMissingKeyAnswersTheDocumented404() throws {
        let fixture = try EngineFixture(
            rules: "- { operation: getNote, update: { in: notes, key: n, merge: {} }, respond: { status: 200 } }")
        #expect(try fixture.answer(.get, "/notes/n") == Self.documented404)
    }

    @Test func whatIsNotDocumentedIsProblemDetails() throws {
        let fixture = try EngineFixture(
            rules: """
                - { operation: listNotes, load: { from: notes, key: n }, respond: { status: 200 } }
                - { operation: createNote, save: { into: notes, key: n, value: 1, unique: true }, respond: { status: 201 } }
                """)
        #expect(try fixture.answer().contains("The session's store has no such key."))
        _ = try fixture.answer(.post, "/notes", #"{"text":"a"}"#)
        #expect(try fixture.answer(.post, "/notes", #"{"text":"a"}"#).contains("has that key already"))
    }

    @Test func aTakenKeyAnswersTheDocumented409() throws {
        let taken = #""409": { description: Taken., content: { application/json: { example: { error: taken } } } }"#
        let fixture = try EngineFixture(
            rules:
                "- { operation: createNote, save: { into: notes, key: n, value: 1, unique: true }, respond: { status: 201 } }",
            contract: NotesAPI.contract.replacing(#""429":"#, with: taken + "\n        \"429\":"))
        _ = try fixture.answer(.post, "/notes", #"{"text":"a"}"#)
        #expect(try fixture.answer(.post, "/notes", #"{"text":"a"}"#) == #"409 {"error":"taken"}"#)
    }

    @Test func whatTheRuleWritesComesFirst() throws {
        let fixture = try EngineFixture(
            rules: """
                - operation: getNote
                  load: { from: notes, key: n, missing: { status: 410 } }
                  respond: { status: 200 }
                """)
        #expect(try fixture.answer(.get, "/notes/n") == "410")
    }

    private static let documented404 = #"404 {"error":"no such note"}"#
}
