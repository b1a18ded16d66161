import ContractTesting
import Testing

@Suite struct RulesAndRetriesTests {
    @Test func everyRule() async throws {
        let mock = try TestClient.notes(
            """
            - { id: busy, operation: createNote, calls: 2, respond: { status: 429 } }
            - { id: gone, operation: getNote, respond: { status: 404 } }
            """)
        defer { mock.stop() }
        let client = TestClient(mock)
        try await client.send("POST", "notes", #"{"text": "a"}"#)
        let unused = Failures.verdict { mock.assertEveryScenarioRuleWasUsed() }
        try await client.send("POST", "notes", #"{"text": "a"}"#)
        try await client.send("GET", "notes/n1")
        #expect(mock.assertEveryScenarioRuleWasUsed() == .proved)
        try GoldenFile.check("rules", ["two unused": unused])
    }

    @Test func retries() async throws {
        let rules = """
            - { id: busy, operation: createNote, calls: 1, respond: { status: 429, headers: { Retry-After: "60" } } }
            """
        let mock = try TestClient.notes(rules, clock: .manual)
        defer { mock.stop() }
        let client = TestClient(mock)
        let key = ["Idempotency-Key": "one"]
        try await client.send("POST", "notes", #"{"text": "a"}"#, headers: key)
        try mock.clock.advance(by: .seconds(12))
        try await client.send("POST", "notes", #"{"text": "a"}"#, headers: key)
        let early = Failures.verdict { mock.assertRetriesHonourRetryAfter() }
        #expect(mock.assertIdempotencyKeysKept() == .proved)
        try mock.reset()
        try await client.send("POST", "notes", #"{"text": "a"}"#, headers: key)
        try mock.clock.advance(by: .seconds(60))
        try await client.send("POST", "notes", #"{"text": "a"}"#, headers: ["Idempotency-Key": "two"])
        #expect(mock.assertRetriesHonourRetryAfter() == .proved)
        let lost = Failures.verdict { mock.assertIdempotencyKeysKept() }
        // The answer itself has to wait, and the pause counts from there.
        let slow = try mock.session(rules: rules.replacing("calls: 1,", with: "calls: 1, delay: 5s,"), clock: .auto)
        let slowClient = TestClient(slow)
        try await slowClient.send("POST", "notes", #"{"text": "a"}"#)
        try await slow.clock.sleep(for: .seconds(57))
        try await slowClient.send("POST", "notes", #"{"text": "a"}"#)
        let late = try slow.exchanges()[0]
        #expect(late.time.duration(to: late.answerTime) == .seconds(5))
        let stillEarly = Failures.verdict { slow.assertRetriesHonourRetryAfter() }
        try GoldenFile.check(
            "retries", ["too early": early, "another key": lost, "too early after a delay": stillEarly])
    }

    @Test func credentials() async throws {
        let mock = try TestClient.notes("- { id: expired, operation: createNote, calls: 1, respond: { status: 401 } }")
        defer { mock.stop() }
        var client = TestClient(mock)
        try await client.send("POST", "notes", #"{"text": "a"}"#)
        try await client.send("POST", "notes", #"{"text": "a"}"#)
        let repeated = Failures.verdict { mock.assertCredentialsRefreshed() }
        try mock.reset()
        try await client.send("POST", "notes", #"{"text": "a"}"#)
        client.key = "l"
        try await client.send("POST", "notes", #"{"text": "a"}"#)
        #expect(mock.assertCredentialsRefreshed() == .proved)
        let unrefreshed = Failures.verdict { mock.assertCredentialsRefreshed(by: "listNotes") }
        let unknown = Failures.verdict { mock.assertCredentialsRefreshed(by: "refresh") }
        try GoldenFile.check(
            "refresh",
            ["the same key": repeated, "no refresh": unrefreshed, "no such operation": unknown])
    }
}
