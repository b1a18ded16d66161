import ContractTesting
import Foundation
import Testing

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Answers held against the contract: the mock's here, and your staging server's in the same way.
@Suite(.mockServer(contract: .bundled("jframework"))) struct ResponseConformanceTests {
    @Test func anAnswerObeysTheContract() async throws {
        var request = URLRequest(url: MockServer.current.url.appendingPathComponent("api/v1/app-integrations/smtp"))
        request.setValue("acme.example", forHTTPHeaderField: "Brand-URL")
        request.setValue("first-key", forHTTPHeaderField: "Auth-Key")
        let (data, response) = try await URLSession.shared.data(for: request)
        let head = try #require(response as? HTTPURLResponse)
        assertConforms(head, data, to: "listSmtpIntegrations", in: .bundled("jframework"))
    }
}
