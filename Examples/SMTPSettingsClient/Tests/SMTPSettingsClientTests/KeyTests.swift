import ContractTesting
import SMTPSettingsClient
import Testing

/// Keys that expire.
@Suite struct KeyTests {
    @Test(
        .mockServer(
            contract: .bundled("jframework"), rules: "credentials: { expired: [first-key] }"))
    func anExpiredKeyIsRenewedOnce() async throws {
        let mock = MockServer.current
        let client = IntegrationsClient(baseURL: mock.url, clock: mock.clock)
        _ = try await client.create(.sample)
        _ = try await client.create(.other)  // goes on with the new key

        // Secrets are masked in every message; two that are equal have equal masks, so they can be compared all the same.
        mock.assertCredentialsRefreshed(by: "refreshAuthKey")
        mock.assertReceived("refreshAuthKey", times: 1)
        mock.assertReceived("createSmtpIntegration", times: 3)
    }

    @Test(.mockServer(scenario: "jframework/unauthorized"))
    func anAccountThatIsLockedOutIsNotTriedForEver() async throws {
        let mock = MockServer.current
        let client = IntegrationsClient(baseURL: mock.url, clock: mock.clock)
        await #expect(throws: IntegrationsFailure.unauthorized) { try await client.create(.sample) }
        mock.assertReceived("createSmtpIntegration", times: 2)
    }
}
