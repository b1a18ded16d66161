import HTTPModel
import Support
import Testing

@testable import Scenarios

/// How rules are chosen and what they leave behind.
@Suite struct ScenarioEngineTests {
    private func answers(_ count: Int, _ fixture: EngineFixture) throws -> [String] {
        try (0..<count).map { _ in try fixture.answer() }
    }

    @Test func callsNameWhichRequestsAreMeant() throws {
        let fixture = try EngineFixture(
            rules: """
                - { operation: listNotes, calls: 2..3, respond: { status: 503 } }
                - { operation: listNotes, calls: [1, 5..], respond: { status: 202 } }
                """)
        #expect(
            try answers(7, fixture)
                == ["202", "503", "503", "unanswered at valid", "unanswered at valid", "unanswered at valid", "202"],
            "a request that an earlier rule answered is none of the later rule's")
    }

    @Test func callsCountOnlyWhatMeetsTheConditionsBefore() throws {
        let fixture = try EngineFixture(
            rules: "- { operation: listNotes, when: { query: { q: a } }, calls: 2, respond: { status: 503 } }")
        #expect(try fixture.answer(.get, "/notes?q=a") == "unanswered at valid")
        #expect(try fixture.answer(.get, "/notes?q=b") == "unanswered at valid")
        #expect(try fixture.answer(.get, "/notes?q=a") == "503")
    }

    @Test func timesBoundsHowOftenARulePlays() throws {
        let fixture = try EngineFixture(
            rules: """
                - { id: first, operation: listNotes, times: 2, respond: { status: 503 } }
                - { operation: listNotes, respond: { status: 204 } }
                """)
        #expect(try answers(4, fixture) == ["503", "503", "204", "204"])
        #expect(fixture.state.uses(of: "played#first") == 2)
    }

    @Test func intervalsAreHalfOpenInSessionTime() throws {
        let fixture = try EngineFixture(
            rules: "- { operation: listNotes, from: 30s, until: 1m, respond: { status: 503 } }")
        #expect(try fixture.answer() == "unanswered at valid")
        fixture.clock.advance(by: .nanoseconds(29_999_999_999))
        #expect(try fixture.answer() == "unanswered at valid")
        fixture.clock.advance(by: .nanoseconds(1))
        #expect(try fixture.answer() == "503")
        fixture.clock.advance(by: .nanoseconds(29_999_999_999))
        #expect(try fixture.answer() == "503")
        fixture.clock.advance(by: .nanoseconds(1))
        #expect(try fixture.answer() == "unanswered at valid")
    }

    @Test func chanceDrawsTheSameForTheSameSeedAndSession() throws {
        func draws(chance: String, seed: UInt64 = 1, session: String = "default") throws -> [Bool] {
            let fixture = try EngineFixture(
                rules: "- { operation: listNotes, chance: \(chance), respond: { status: 503 } }", seed: seed,
                session: session)
            return try answers(400, fixture).map { $0 == "503" }
        }
        let half = try draws(chance: "0.5")
        #expect(try half == draws(chance: "50%"))
        #expect((150...250).contains(half.count(where: \.self)))
        #expect(try half != draws(chance: "0.5", seed: 2))
        #expect(try half != draws(chance: "0.5", session: "other"))
        #expect(try draws(chance: "0").allSatisfy { !$0 })
        #expect(try draws(chance: "1").allSatisfy(\.self))
    }

    /// Of 60 sessions that meet the rule at the first request, some draw each half of the numbers.
    @Test func whatABodyDrawsDoesNotFollowFromTheChance() throws {
        var numbers: [Int] = []
        for seed in UInt64(1)...60 {
            let fixture = try EngineFixture(
                rules: """
                    - { operation: listNotes, chance: 50%, respond: { status: 200, body: { $eval: "integer(1, 1000)" } } }
                    """, seed: seed)
            let answer = try fixture.answer()
            if let number = Int(answer.dropFirst(4)) { numbers.append(number) }
        }
        #expect((15...45).contains(numbers.count))
        #expect(numbers.contains { $0 <= 500 } && numbers.contains { $0 > 500 })
    }

    @Test func machinesChangeStateWhenARulePlays() throws {
        let fixture = try EngineFixture(
            rules: """
                - { operation: listNotes, state: { account: locked }, respond: { status: 403, body: "${state.account}" } }
                - { operation: createNote, when: { body: { /text: lock } }, becomes: { account: locked }, respond: { status: 201, body: "was ${state.account}" } }
                - { operation: createNote, state: { account: locked }, becomes: { account: open }, respond: { status: 204 } }
                - { operation: listNotes, respond: { status: 204 } }
                """,
            more: """
                machines: { account: { states: [open, locked, closed], initial: closed } }
                given: { state: { account: open } }
                """)
        #expect(try fixture.answer() == "204")
        #expect(try fixture.answer(.post, "/notes", #"{"text":"lock"}"#) == #"201 "was open""#)
        #expect(try fixture.answer() == #"403 "locked""#)
        #expect(try fixture.answer(.post, "/notes", #"{"text":"open"}"#) == "204")
        #expect(try fixture.answer() == "204")
        #expect(fixture.state.machines == ["account": "open"])
    }

    @Test(arguments: [
        ("repeat-last", ["1", "2", "2", "2", "2"]), ("cycle", ["1", "2", "1", "2", "1"]),
        ("fall-through", ["1", "2", "3", "3", "3"]),
    ])
    func sequencesGoOnAsTheySay(then: String, bodies: [String]) throws {
        let fixture = try EngineFixture(
            rules: """
                - operation: listNotes
                  respond: { sequence: [{ status: 200, body: 1 }, { status: 200, body: "$eval": "1 + 1" }], then: \(then) }
                - { operation: listNotes, respond: { status: 200, body: 3 } }
                """.replacing("body: \"$eval\": \"1 + 1\"", with: "body: { $eval: \"1 + 1\" }"))
        #expect(try answers(5, fixture) == bodies.map { "200 \($0)" })
    }

    @Test func namedCredentialsFail() throws {
        let fixture = try EngineFixture(
            rules: """
                - { stage: arrival, when: { credential: expired }, respond: { status: 401, body: expired } }
                - { stage: arrival, when: { authenticated: false }, respond: { status: 401, body: none } }
                - { operation: createNote, stage: authenticated, when: { credential: forbidden }, respond: { status: 403, body: mine } }
                - { operation: listNotes, respond: { status: 204 } }
                """, more: "credentials: { expired: [old], forbidden: [guest] }")
        #expect(try fixture.answer(fields: ["Api-Key": "old"]) == #"401 "expired""#)
        #expect(try fixture.answer(fields: [:]) == #"401 "none""#)
        #expect(try fixture.answer(fields: ["Api-Key": "guest"]) == "forbidden")
        #expect(try fixture.answer(.post, "/notes", "{}", fields: ["Api-Key": "guest"]) == #"403 "mine""#)
        #expect(try fixture.answer(fields: ["Api-Key": "new"]) == "204")
    }

    @Test func aSessionStartsWithWhatIsGiven() throws {
        let fixture = try EngineFixture([
            (
                "played",
                """
                extends: [base]
                given: { store: { notes: { a: { id: a, text: own } } } }
                """
            ),
            (
                "base",
                """
                contract: openapi.yaml
                given: { store: { notes: { a: { id: a, text: base }, b: { id: b, text: base } } } }
                rules:
                  - { operation: listNotes, list: { from: notes }, respond: { status: 200, body: { $eval: record } } }
                """
            ),
        ])
        #expect(try fixture.answer() == #"200 [{"id":"a","text":"own"},{"id":"b","text":"base"}]"#)
    }

    @Test func modifiersAddWhatTheyBringToWhateverAnswers() throws {
        let fixture = try EngineFixture(
            rules: """
                - { operation: listNotes, calls: 1, delay: 80ms, fault: { reset: { at: body+2 } } }
                - { delay: { headers: 20ms, body: 1s }, fault: html, headers: { X-Slow: "yes" } }
                - { operation: listNotes, respond: { status: 204 } }
                """)
        let first = try fixture.decide()
        #expect(first.text == "204")
        #expect(first.addedFields["X-Slow"] == "yes")
        #expect(first.delivery?.beforeHeaders == .milliseconds(100))
        #expect(first.delivery?.beforeBody == .seconds(1))
        #expect(first.delivery?.fault == .reset(at: .body(2)))
        let second = try fixture.decide()
        #expect(second.delivery?.beforeHeaders == .milliseconds(20))
        #expect(second.delivery?.fault == .html)
    }

    @Test(arguments: [
        "save: { into: notes, key: taken, value: 1, unique: true }", "update: { in: notes, key: none, merge: 1 }",
        "load: { from: notes, key: none }", "load: { from: notes, key: '${request.query.nope}' }",
    ])
    func aRefusedStoreStepChangesNoState(step: String) throws {
        let machines = "{ account: { states: [open, locked], initial: open } }"
        let fixture = try EngineFixture(
            rules: "- { operation: listNotes, \(step), becomes: { account: locked }, respond: { status: 201 } }",
            more: "machines: \(machines)\ngiven: { store: { notes: { taken: 1 } } }")
        #expect(try fixture.answer() != "201")
        #expect(fixture.state.machines == ["account": "open"])
    }

    @Test func aStoreStepThatIsDoneChangesTheState() throws {
        let machines = "{ account: { states: [open, locked], initial: open } }"
        let fixture = try EngineFixture(
            rules: """
                - operation: listNotes
                  save: { into: notes, key: new, value: 1, unique: true }
                  becomes: { account: locked }
                  respond: { status: 201, body: "${state.account}" }
                """, more: "machines: \(machines)")
        #expect(try fixture.answer() == #"201 "open""#)
        #expect(fixture.state.machines == ["account": "locked"])
    }

    @Test func callsMayBeginWithTheirEnd() throws {
        let fixture = try EngineFixture(rules: "- { operation: listNotes, calls: ..2, respond: { status: 503 } }")
        #expect(try answers(3, fixture) == ["503", "503", "unanswered at valid"])
    }
}
