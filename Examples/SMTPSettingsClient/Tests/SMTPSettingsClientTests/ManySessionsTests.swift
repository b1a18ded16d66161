import ContractTesting
import SMTPSettingsClient
import Testing

/// Many runs on one server: each session has its own store, clock and journal.
@Suite struct ManySessionsTests {
    @Test func twentyClientsDoNotSeeOneAnother() async throws {
        let mock = try MockServer.start(scenario: "jframework/quota")
        defer { mock.stop() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<20 {
                let session = try mock.session()
                group.addTask {
                    let client = IntegrationsClient(baseURL: session.url, clock: session.clock)
                    // The third is one too many for the minute: its wait is on the session's own clock.
                    for _ in 0..<3 { _ = try await client.create(.sample) }
                    session.assertReceived("createSmtpIntegration", times: 4)
                    session.assertRetriesHonourRetryAfter()
                }
            }
            try await group.waitForAll()
        }
    }
}
