import ContractTesting
import SMTPSettingsClient
import Testing

/// The trait gives each test of the suite a server of its own, which `MockServer.current` is.
@Suite(.mockServer(scenario: "jframework/documented")) struct SettingsTests {
    private let client = IntegrationsClient(baseURL: MockServer.current.url, clock: MockServer.current.clock)

    @Test func nilIsLeftOutOfTheRequest() async throws {
        _ = try await client.create(.other)
        MockServer.current.assertReceived(
            "createSmtpIntegration", times: 1, when: "body: { /description: { absent: true } }")
        MockServer.current.assertRequestsConform()
    }

    @Test func everyFaultOfTheSettingsIsToldWithItsField() async throws {
        var settings = SMTPSettings.sample
        settings.host = ""
        settings.port = 3_000_000_000  // more than the contract's int32
        await #expect {
            try await client.create(settings)
        } throws: { error in
            guard case IntegrationsFailure.invalid(let errors) = error else { return false }
            return Set(errors.map(\.field)) == ["host", "port"]
        }
    }

    @Test func anUnknownIntegrationIsToldFromARefusal() async throws {
        await #expect(throws: IntegrationsFailure.notFound) { try await client.update("nobody", to: .sample) }
    }
}
