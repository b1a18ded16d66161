import ContractTesting
import Foundation
import FoundationNetworking
import Testing

@Suite struct MockServerTests {
    @Test func aBundledScenarioIsPlayed() async throws {
        let mock = try MockServer.start(scenario: "jframework/rate-limited")
        defer { mock.stop() }
        var request = URLRequest(url: mock.url.appendingPathComponent("api/v1/app-integrations/smtp"))
        request.httpMethod = "POST"
        request.setValue("k", forHTTPHeaderField: "X-Mine")
        let (_, response) = try await URLSession.shared.data(for: request)
        #expect((response as? HTTPURLResponse)?.statusCode == 401)
        #expect(mock.assertReceived("createSmtpIntegration", times: 1) == .proved)
        #expect(mock.assertReceived("createSmtpIntegration", when: "headers: { X-Mine: k }") == .proved)
        withKnownIssue {
            let verdict = mock.assertReceived("createSmtpIntegration", when: "headers: { X-Mine: j, Y: 1 }")
            #expect(verdict != .proved)
        }
    }
}
