import Contracts
import HTTPModel
import Support
import Testing

@testable import Scenarios

/// A long list is looked up by equality and plays exactly as if it were tried one by one.
@Suite struct RuleIndexTests {
    /// Conditions of all kinds, some of them never met.
    private static let conditions = [
        "query: { q: a }", "query: { q: b }", "query: { q: { oneOf: [a, c] } }", "headers: { X: a }",
        "headers: { X: b }, query: { q: a }", "cookies: { s: a }", "query: { q: { matches: ^a } }",
        "query: { q: { absent: true } }", "query: { q: 1 }", "query: { q: null }",
        "query: { q: { equals: a, matches: b } }", #"query: { q: "e\u0301" }"#, #"query: { q: { oneOf: ["\xE9"] } }"#,
    ]

    private static func rules(_ order: [Int]) -> String {
        order.enumerated().map { place, condition in
            "- { operation: listNotes, when: { \(conditions[condition]) }, headers: { Met: \"\(place)\" } }"
        }.joined(separator: "\n") + "\n- { operation: listNotes, respond: { status: 200 } }"
    }

    /// What requests bring: what some rules want, nothing of it, and one field twice.
    private static let requests: [(target: String, fields: HeaderFields)] = [
        "/notes", "/notes?q=a", "/notes?q=b&q=a", "/notes?q=c", "/notes?q=1", "/notes?q=", "/notes?q=%C3%A9",
        "/notes?q=c&q=a",
    ].flatMap { target -> [(target: String, fields: HeaderFields)] in
        [
            (target, ["Api-Key": "k", "X": "b", "Cookie": "s=b; s=a"]), (target, ["Api-Key": "k"]),
            (target, ["Api-Key": "k", "X": "c", "X": "a"]),
        ]
    }

    @Test func aRequestMeetsTheSameRulesInTheSameOrder() throws {
        var holds: [Int: Set<Int>] = [:]
        for condition in Self.conditions.indices {
            let single = try EngineFixture(rules: Self.rules([condition]))
            for (number, request) in Self.requests.enumerated()
            where try single.decide(.get, request.target, fields: request.fields).addedFields.contains("Met") {
                holds[number, default: []].insert(condition)
            }
        }
        #expect(holds.values.map(\.count).reduce(0, +) > 15)
        var random = SeededRandom(seed: 7)
        for _ in 0..<20 {
            let order = (0..<60).map { _ in random.integer(in: 0...(Self.conditions.count - 1)) }
            let fixture = try EngineFixture(rules: Self.rules(order))
            let list = try #require(fixture.book.lists.first { $0.count(of: .valid) == 61 })
            for (number, request) in Self.requests.enumerated() {
                let decision = try fixture.decide(.get, request.target, fields: request.fields)
                let met = decision.addedFields.values("Met").map { Int($0) ?? -1 }
                #expect(
                    met == order.indices.filter { holds[number]?.contains(order[$0]) == true }, "\(request) \(order)")
            }
            #expect(list.all.count == 61)
        }
    }

    @Test func manyRulesAreNotTried() throws {
        let rules = (0..<1000).map {
            "- { operation: getNote, when: { path: { id: n\($0) } }, respond: { status: 200, body: \($0) } }"
        }
        let fixture = try EngineFixture(rules: rules.joined(separator: "\n"))
        #expect(try fixture.answer(.get, "/notes/n999") == "200 999")
        let operation = try #require(fixture.book.contract.operation(named: "getNote"))
        let request = Request(method: .get, target: RequestTarget(path: "/notes/n999"), fields: ["Api-Key": "k"])
        let checked = operation.check(request, [.init(name: "id", encoded: "n999")])
        #expect(fixture.book.lists[operation.index].places(of: .valid, for: checked) == [999])
    }

    @Test func nodesOfTheBodyAreComparedAsJSON() throws {
        let rules = (0..<50).map {
            "- { operation: createNote, when: { body: { /rank: \($0) } }, respond: { status: 201, body: \($0) } }"
        }
        let fixture = try EngineFixture(rules: rules.joined(separator: "\n"))
        #expect(try fixture.answer(.post, "/notes", #"{"text":"a","rank":7.0}"#) == "201 7")
        #expect(try fixture.answer(.post, "/notes", #"{"text":"a","rank":50}"#) == "unanswered at valid")
    }
}
