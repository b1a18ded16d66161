import HTTPModel
import Testing

@testable import Scenarios

/// What rules ask of the nodes of a body, by pointer and by path.
@Suite struct NodeMatcherTests {
    private static let body =
        #"{"text":"a","rank":3,"hosts":[{"name":"x.internal","port":25},{"name":"y","port":587}]}"#

    private func holds(_ matcher: String, body: String = Self.body) throws -> Bool {
        let fixture = try EngineFixture(
            rules: "- { operation: createNote, when: { body: { \(matcher) } }, respond: { status: 204 } }")
        return try fixture.answer(.post, "/notes", body) == "204"
    }

    @Test(arguments: [
        #""$.hosts[*].name": y"#, #""$.hosts[*].name": { matches: "\\.internal$" }"#,
        #""$.hosts[*].port": { min: 26 }"#,
        #""$.hosts[?@.port == 25].name": x.internal"#, #""$..port": 587"#, #""$.hosts[9]": { absent: true }"#,
        #""$.hosts[?match(@.name, '[a-z]')].port": 587"#, #""$.hosts[*].port": { every: { min: 25 } }"#,
        #""$.hosts[*]": { count: 2 }"#, #""$.hosts[*]": { count: { min: 1, max: 2 } }"#,
        #""$.nothing[*]": { count: 0 }"#,
        #""$.nothing[*]": { every: 1 }"#, #""$.hosts[*].name": { equals: y, every: { matches: "." }, count: 2 }"#,
        #"/rank: { schema: { type: integer, maximum: 3 } }"#, #""$.hosts": { schema: { minItems: 2 } }"#,
        #"/rank: { count: 1 }"#, #"/nothing: { count: 0 }"#, #""$.nothing[*]": { absent: true, count: 0 }"#,
    ])
    func whatHolds(matcher: String) throws {
        #expect(try holds(matcher))
    }

    @Test(arguments: [
        #""$.hosts[*].name": z"#, #""$.hosts[*].port": { min: 588 }"#, #""$.hosts[9]": 1"#,
        #""$.hosts[9]": { absent: false }"#, #""$.hosts[*]": { absent: true }"#,
        #""$.hosts[*].port": { every: { min: 26 } }"#,
        #""$.hosts[*]": { count: 1 }"#, #""$.hosts[*].name": { equals: z, every: { matches: "." } }"#,
        #"/rank: { schema: { type: string } }"#, #"/rank: { count: 0 }"#,
        #""$.nothing[*]": { equals: 1, count: 0 }"#, #""$.hosts[*].port": { absent: true, count: 2 }"#,
    ])
    func whatDoesNotHold(matcher: String) throws {
        #expect(try !holds(matcher))
    }

    @Test(arguments: [
        (#""$.a": { absent: true }"#, true), (#"/a: { absent: true }"#, true), (#""$.a": 1"#, false),
        (#""$.a": { absent: true, count: 0 }"#, true), (#""$.a": { count: 1 }"#, false),
    ])
    func withoutABodyThereIsNoNode(matcher: String, holds: Bool) throws {
        let fixture = try EngineFixture(
            rules: "- { operation: listNotes, when: { body: { \(matcher) } }, respond: { status: 204 } }")
        #expect(try (fixture.answer() == "204") == holds)
    }

    @Test func schemasTakeTextsAsWhatTheySpell() throws {
        let fixture = try EngineFixture(
            rules:
                "- { operation: listNotes, when: { query: { n: { schema: { type: integer, minimum: 3 } } } }, respond: { status: 204 } }"
        )
        #expect(try fixture.answer(.get, "/notes?n=3") == "204")
        #expect(try fixture.answer(.get, "/notes?n=2") != "204")
        #expect(try fixture.answer(.get, "/notes?n=a") != "204")
    }
}
