import HTTPModel
import JSONModel
import Support
import Testing

@testable import Scenarios

/// Rules with quotas: within them they count and tell, beyond them they answer.
@Suite struct QuotaRuleTests {
    @Test func aRuleAnswersOnceItsQuotaIsUsedUp() throws {
        let fixture = try EngineFixture(
            rules: """
                - id: too-fast
                  operation: createNote
                  quota: { requests: 2, per: 60s, by: [header.Api-Key], emit: [Retry-After, X-RateLimit-Remaining] }
                  respond: { example: tooMany }
                - { operation: createNote, respond: { status: 204 } }
                """)
        let body = #"{"text":"a"}"#
        let first = try fixture.decide(.post, "/notes", body)
        #expect(first.text == "204")
        #expect(first.quotaFields.map { "\($0): \($1)" } == ["X-RateLimit-Remaining: 1"])
        #expect(first.rule?.id == "played#1")
        #expect(try fixture.answer(.post, "/notes", body) == "204")
        fixture.clock.advance(by: .milliseconds(500))
        let refused = try fixture.decide(.post, "/notes", body)
        #expect(refused.text == #"429 {"error":"too many"}"#)
        #expect(refused.rule?.id == "played#too-fast")
        #expect(refused.quotaFields.map { "\($0): \($1)" } == ["Retry-After: 60", "X-RateLimit-Remaining: 0"])
        #expect(try fixture.answer(.post, "/notes", body, fields: ["Api-Key": "other"]) == "204")
        fixture.clock.advance(by: .seconds(60))
        #expect(try fixture.answer(.post, "/notes", body) == "204")
    }

    @Test func ofTwoRulesTheTightestTells() throws {
        let fixture = try EngineFixture(
            rules: """
                - operation: listNotes
                  quota: { requests: 5, per: 10s, emit: [X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset] }
                  respond: { status: 429 }
                - operation: listNotes
                  quota: { requests: 2, per: 60s, emit: [Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, RateLimit] }
                  respond: { status: 429 }
                - { operation: listNotes, respond: { status: 204 } }
                """)
        func told() throws -> [String] { try fixture.decide().quotaFields.map { "\($0): \($1)" } }
        let lists = [
            #"RateLimit: "default";r=4;t=10, "default-2";r=1;t=60"#,
            #"RateLimit: "default";r=2;t=10, "default-2";r=0;t=60"#,
        ]
        #expect(try told() == ["X-RateLimit-Limit: 2", "X-RateLimit-Remaining: 1", lists[0]])
        _ = try told()
        #expect(try told() == ["Retry-After: 60", "X-RateLimit-Limit: 2", "X-RateLimit-Remaining: 0", lists[1]])
        #expect(try told().first == "Retry-After: 60")
        #expect(try told().first == "Retry-After: 60")
        // Now the first rule refuses, and the second is not asked.
        #expect(try told() == ["X-RateLimit-Limit: 5", "X-RateLimit-Remaining: 0", "X-RateLimit-Reset: 10"])
    }

    @Test func rulesWithFieldsOfTheirOwnAllTell() throws {
        let fixture = try EngineFixture(
            rules: """
                - { operation: listNotes, quota: { requests: 5, per: 60s, emit: [X-Requests-RateLimit-Remaining, Retry-After] } }
                - { operation: listNotes, quota: { requests: 1, per: 10s, emit: [X-Burst-RateLimit-Remaining, Retry-After] } }
                """)
        #expect(
            try fixture.decide().quotaFields.map { "\($0): \($1)" }.sorted()
                == ["X-Burst-RateLimit-Remaining: 0", "X-Requests-RateLimit-Remaining: 4"])
        #expect(
            try fixture.decide().quotaFields.map { "\($0): \($1)" }.sorted()
                == ["Retry-After: 10", "X-Burst-RateLimit-Remaining: 0", "X-Requests-RateLimit-Remaining: 3"])
    }

    @Test func whenToComeBackWaitsForAllRules() throws {
        let fixture = try EngineFixture(
            rules: """
                - { operation: listNotes, quota: { requests: 2, per: 60s, emit: none } }
                - { operation: listNotes, quota: { requests: 1, per: 10s, emit: [Retry-After] } }
                """)
        _ = try fixture.decide()
        #expect(try fixture.decide().quotaFields.map { "\($0): \($1)" } == ["Retry-After: 60"])
    }

    @Test func withoutAnAnswerOfItsOwnTheContractsIsGiven() throws {
        let fixture = try EngineFixture(
            rules: """
                - { operation: listNotes, quota: { requests: 1, per: 1s }, headers: { X-Over: "yes" } }
                - { operation: listNotes, respond: { status: 204 } }
                """)
        let within = try fixture.decide()
        #expect(within.text == "204" && within.addedFields.isEmpty)
        let beyond = try fixture.decide()
        guard case .limited = beyond.answer else {
            Issue.record("answered \(beyond.text)")
            return
        }
        #expect(beyond.addedFields["X-Over"] == "yes")
    }

    @Test func templatesSeeTheQuota() throws {
        let fixture = try EngineFixture(
            rules: """
                - operation: listNotes
                  quota: { requests: 1, per: 90s }
                  respond: { status: 429, body: { wait: { $eval: quota.retryAfter }, limit: { $eval: quota.limit } } }
                """)
        _ = try fixture.decide()
        fixture.clock.advance(by: .seconds(30))
        #expect(try fixture.answer() == #"429 {"wait":60,"limit":1}"#)
    }

    @Test func aNameIsOneQuotaForSeveralRules() throws {
        let fixture = try EngineFixture(
            rules: """
                - { operation: listNotes, quota: { name: all, requests: 2, per: 1m }, respond: { status: 429 } }
                - { operation: createNote, quota: { name: all, requests: 2, per: 1m }, respond: { example: tooMany } }
                - { respond: { status: 204 } }
                """)
        #expect(try fixture.answer() == "204")
        #expect(try fixture.answer(.post, "/notes", #"{"text":"a"}"#) == "204")
        #expect(try fixture.answer() == "429")
        #expect(try fixture.answer(.post, "/notes", #"{"text":"a"}"#) == #"429 {"error":"too many"}"#)
    }

    @Test func concurrencyCountsExchangesUntilTheyEnd() throws {
        let fixture = try EngineFixture(
            rules: """
                - { operation: listNotes, quota: { algorithm: concurrency, limit: 1 }, respond: { status: 503 } }
                - { operation: listNotes, respond: { status: 204 } }
                """)
        let open = try fixture.decide()
        #expect(open.text == "204" && open.leases.count == 1)
        let refused = try fixture.decide()
        #expect(refused.text == "503" && refused.leases.isEmpty)
        for lease in open.leases { fixture.state.quotas.release(lease) }
        #expect(try fixture.answer() == "204")
    }
}
