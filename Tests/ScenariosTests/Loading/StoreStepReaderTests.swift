import HTTPModel
import SourceDocuments
import Support
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

    /// What loading finds in a rule that lists records.
    private func findings(where filter: String) -> [String] {
        let files = InMemoryFiles([
            "api/openapi.yaml": NotesAPI.contract,
            "api/s.yaml": """
            contract: openapi.yaml
            rules:
              - { operation: listNotes, list: { from: notes, where: \(filter) }, respond: { status: 200 } }
            """,
        ])
        return RepertoireLoader(reader: files).load(["api"]).diagnostics.map(\.rendered)
    }

    @Test(arguments: [
        ("{ /a: { mtches: x } }", #"3:65: error: unknown key "mtches", did you mean "matches"? [unknown-key]"#),
        ("{ /a: { matches: x, mn: 3 } }", #"3:77: error: unknown key "mn", did you mean "min"? [unknown-key]"#),
        (
            "{ /a: [x] }",
            #"3:63: error: "/a" is an array, expected a scalar or a matcher; write equals: [...] [wrong-type]"#
        ),
        ("{ /a: {} }", #"3:63: error: "/a" is an empty map, expected a matcher such as equals: {} [wrong-type]"#),
    ])
    func aMistypedMatcherIsNoValue(filter: String, finding: String) {
        #expect(findings(where: filter) == ["api/s.yaml:" + finding])
    }

    @Test func aMistypedPointerHidesNoMistakeBehindIt() {
        #expect(
            findings(where: #"{ a: { matches: "(" } }"#).map { String($0.drop { $0 != "[" }) }
                == ["[bad-pointer]", "[bad-pattern]"])
    }

    @Test(arguments: [
        ("{ /tags: { equals: [b] } }", "[3]"), ("{ /tags: { contains: a } }", "[1,2]"),
        (#"{ /id: "${request.query.id}" }"#, "[2]"), (#"{ /id: { $eval: "request.query.id" } }"#, "[2]"),
        (#"{ /id: { $eval: "null" } }"#, "[1,2,3]"), ("{ /id: 3 }", "[3]"), ("{ /id: { min: 2 } }", "[2,3]"),
    ])
    func recordsAreHeldAgainstValuesTemplatesAndMatchers(filter: String, records: String) throws {
        let fixture = try EngineFixture(
            rules: """
                - operation: listNotes
                  list: { from: notes, where: \(filter.replacing("request.query.id", with: "1 + 1")) }
                  respond: { status: 200, body: { $map: { $eval: record }, each(r): { $eval: r.id } } }
                """,
            more: """
                given:
                  store: { notes: { a: { id: 1, tags: [a] }, b: { id: 2, tags: [a, c] }, c: { id: 3, tags: [b] } } }
                """)
        let answer = try fixture.answer()
        #expect(answer == "200 \(records)")
    }
}
