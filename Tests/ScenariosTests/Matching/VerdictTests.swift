import HTTPModel
import Testing

@testable import Scenarios

/// A search that is given up is told, and counts neither as a match nor as none.
@Suite struct VerdictTests {
    private static let evil = "{ matches: '^(a+)+$' }"
    private static let endless = String(repeating: "a", count: 40) + "b"
    private static let reason =
        #"when of played#r: the search for "^(a+)+$" took too many steps and was given up — played.yaml:4"#

    private func answer(_ condition: String) throws -> String {
        let fixture = try EngineFixture(
            rules: "- { id: r, operation: createNote, when: \(condition), respond: { status: 204 } }")
        let body = #"{"text":"\#(Self.endless)","rank":1,"list":["x","\#(Self.endless)"],"long":["\#(Self.endless)"]}"#
        return try fixture.answer(.post, "/notes", body, fields: ["Api-Key": "k", "X-A": Self.endless])
    }

    @Test(arguments: [
        "{ body: { /text: \(evil) } }", "{ headers: { X-A: \(evil) } }", "{ not: { body: { /text: \(evil) } } }",
        "{ body: { '$.list[*]': \(evil) } }", "{ body: { '$.long[*]': { every: \(evil) } } }",
        "{ any: [{ body: { /rank: 2 } }, { body: { /text: \(evil) } }] }",
        "{ all: [{ body: { /text: \(evil) } }, { body: { /rank: 1 } }] }",
        "{ body: { /text: { matches: '^(a+)+$', contains: a } } }",
    ])
    func whatNobodyKnowsIsTold(condition: String) throws {
        #expect(try answer(condition) == Self.reason)
    }

    @Test(arguments: [
        "{ any: [{ body: { /text: \(evil) } }, { body: { /rank: 1 } }] }",
        "{ not: { body: { /text: \(evil), /rank: 2 } } }",
    ])
    func anotherTestMayDecideThatItHolds(condition: String) throws {
        #expect(try answer(condition) == "204")
    }

    @Test(arguments: [
        "{ body: { /text: \(evil), /rank: 2 } }", "{ body: { /rank: 2, /text: \(evil) } }",
        "{ not: { any: [{ body: { /text: \(evil) } }, { body: { /rank: 1 } }] } }",
        "{ body: { /text: { matches: '^(a+)+$', contains: c } } }", "{ body: { '$.list[*]': { every: \(evil) } } }",
        "{ body: { '$.list[*]': { equals: x, every: \(evil), count: 3 } } }",
    ])
    func anotherTestMayDecideThatItDoesNot(condition: String) throws {
        #expect(try answer(condition) == "unanswered at valid")
    }

    @Test(arguments: ["equals: -1", "count: 0"])
    func aPathThatTakesTooManyStepsIsToldToo(matcher: String) throws {
        // Each element is looked at once for each, and again for each of those.
        let path = "$.list[?count($.list[?count($.list[?count($.list[*]) > 0]) > 0]) > 0]"
        let fixture = try EngineFixture(
            rules: """
                - { id: r, operation: createNote, when: { body: { '\(path)': { \(matcher) } } }, respond: { status: 204 } }
                """)
        let list = Array(repeating: "1", count: 300).joined(separator: ",")
        let answer = try fixture.answer(.post, "/notes", #"{"text":"a","list":[\#(list)]}"#, fields: ["Api-Key": "k"])
        #expect(answer.contains("the search for \"\(path)\" took too many steps and was given up"), "\(answer)")
    }

    @Test func aRecordWhoseSearchIsGivenUpIsToldToo() throws {
        let fixture = try EngineFixture(
            rules:
                "- { id: r, operation: listNotes, list: { from: notes, where: { /t: \(Self.evil) } }, respond: { status: 204 } }",
            more: "given: { store: { notes: { n: { t: \(Self.endless) } } } }")
        let answer = try fixture.answer()
        #expect(answer.hasPrefix("template of played#r: "))
        #expect(answer.contains(#"the search for "^(a+)+$" took too many steps and was given up"#), "\(answer)")
    }
}
