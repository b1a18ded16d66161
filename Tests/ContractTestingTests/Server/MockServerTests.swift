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
        let (_, response) = try await URLSession.shared.data(for: request)
        #expect((response as? HTTPURLResponse)?.statusCode == 401)
    }
}
