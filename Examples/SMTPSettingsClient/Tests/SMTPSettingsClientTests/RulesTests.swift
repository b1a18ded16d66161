import ContractTesting
import Foundation
import SMTPSettingsClient
import Testing

/// Rules of one's own, in the test that needs them.
@Suite struct RulesTests {
    @Test func aConnectionThatBreaksInsideTheAnswerIsTriedAgain() async throws {
        // `calls: 1`: the rule is for the first call alone, as `2` would be for the second and `1..2` for both; what it is
        // not for is answered as documented.
        let mock = try MockServer.start(
            contract: .bundled("jframework"),
            rules: """
                - id: broken
                  operation: createSmtpIntegration
                  calls: 1
                  fault: { reset: { at: body+120 } }
                """)
        defer { mock.stop() }
        let client = IntegrationsClient(baseURL: mock.url, clock: mock.clock)

        let stored = try await client.create(.sample)
        #expect(stored.name == "Newsletter")
        mock.assertReceived("createSmtpIntegration", times: 2)
        // The vendor may have stored the first one: the key tells it that the second is the same call.
        mock.assertIdempotencyKeysKept()
    }

    @Test func rulesCanJoinWhileTheServerRuns() async throws {
        let mock = try MockServer.start(contract: .bundled("jframework"))
        defer { mock.stop() }
        let client = IntegrationsClient(baseURL: mock.url, clock: mock.clock)
        let stored = try await client.create(.sample)

        // What was stored stays; only what is played changes.
        try mock.add("- { id: maintenance, stage: arrival, respond: { status: 503, headers: { Retry-After: 120 } } }")
        await #expect(throws: IntegrationsFailure.self) { try await client.update(stored.id, to: .other) }
        mock.assertReceived("updateSmtpIntegration", times: 4)
        mock.assertRetriesHonourRetryAfter()
    }

    @Test func aManualClockMovesWhenTheTestSaysSo() async throws {
        let mock = try MockServer.start(
            contract: .bundled("jframework"),
            rules: "- { id: busy, operation: createSmtpIntegration, calls: 1, respond: { status: 429 } }",
            clock: .manual)
        defer { mock.stop() }
        let client = IntegrationsClient(baseURL: mock.url, clock: mock.clock)

        async let stored = client.create(.sample)
        // The request is there before the clock moves; nothing here sleeps or polls by itself.
        try await mock.waitForRequest("createSmtpIntegration")
        mock.assertReceived("createSmtpIntegration", times: 1)
        try await Self.advance(mock.clock, until: { (try? mock.exchanges().count) == 2 })
        #expect(try await stored.port == 587)
    }

    /// Moves the clock by seconds: the client may not sleep yet when its answer has just been written.
    private static func advance(_ clock: MockClock, until isDone: () -> Bool) async throws {
        while !isDone() {
            try clock.advance(by: .seconds(1))
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}
