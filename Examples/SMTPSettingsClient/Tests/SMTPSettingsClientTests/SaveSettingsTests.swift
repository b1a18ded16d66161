import ContractTesting
import SMTPSettingsClient
import XCTest

/// The shortest way in: start a server, point the client at it, and assert what it received.
final class SaveSettingsTests: XCTestCase {
    func testRetriesWhenRateLimited() async throws {
        let mock = try MockServer.start(scenario: "jframework/rate-limited")  // 1 request per 60 s
        defer { mock.stop() }
        let client = IntegrationsClient(baseURL: mock.url, clock: mock.clock)  // an `auto` clock

        _ = try await client.create(.sample)
        _ = try await client.create(.other)  // refused with 429, waits 60 s of virtual time, succeeds

        mock.assertReceived("createSmtpIntegration", times: 3)
        mock.assertRequestsConform()  // every request obeyed the contract
        mock.assertRetriesHonourRetryAfter()
        mock.assertEveryScenarioRuleWasUsed()  // the named file's own rules
    }

    func testStoresWhatTheUserTyped() async throws {
        // Without a scenario the server plays what the vendor documents. `startMockServer` stops it when the test ends,
        // however it ends.
        let mock = try startMockServer(contract: .bundled("jframework"))
        let client = IntegrationsClient(baseURL: mock.url, clock: mock.clock)

        let stored = try await client.create(.sample)
        XCTAssertEqual(stored.host, "smtp.acme.example")
        let changed = try await client.update(stored.id, to: .other)
        XCTAssertEqual(changed.id, stored.id)
        XCTAssertEqual(changed.port, 465)

        // Conditions are the `when` of the scenario language, so an assertion and a rule say the same thing alike.
        mock.assertReceived("createSmtpIntegration", times: 1, when: "body: { /port: 587, /useTls: true }")
        mock.assertReceived("updateSmtpIntegration", when: "body: { /useTls: { absent: true } }")
        mock.assertReceivedInOrder(["createSmtpIntegration", "updateSmtpIntegration"])
        mock.assertNeverReceived("deleteSmtpIntegration")
        mock.assertNoUnexpectedRequests()
    }
}
