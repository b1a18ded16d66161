import ContractTesting
import Foundation
import FoundationNetworking
import Testing

@Suite struct ResponseVariantTests {
    @Test(arguments: Contract.bundled("jframework").responseVariants(of: "createSmtpIntegration"))
    func eachIsPlayedAsItIs(_ variant: ResponseVariant) async throws {
        let mock = try MockServer.start(contract: .bundled("jframework"))
        defer { mock.stop() }
        try mock.play(variant)
        var request = URLRequest(url: mock.url.appendingPathComponent("api/v1/app-integrations/smtp"))
        request.httpMethod = "POST"
        let (data, response) = try await URLSession.shared.data(for: request)
        let head = try #require(response as? HTTPURLResponse)
        #expect(head.statusCode == variant.status)
        #expect(data == variant.body)
        let shown = try #require(variant.httpResponse(from: mock.url))
        #expect(shown.value(forHTTPHeaderField: "Content-Type") == head.value(forHTTPHeaderField: "Content-Type"))
    }

    @Test func everyKindIsThere() {
        let variants = Contract.bundled("onlyoffice").responseVariants(of: "saveSmtpSettings")
        #expect(variants.count > 20)
        #expect(variants.contains { $0.conformance == .outside })
        #expect(Set(variants.map(\.id)).count == variants.count)
    }

    @Test func anUnknownOperationIsAFailureAndNotAnEmptyList() {
        withKnownIssue {
            #expect(Contract.bundled("jframework").responseVariants(of: "createSmtpIntegratoin").isEmpty)
        } matching: { issue in
            issue.comments.contains { $0.rawValue.contains("did you mean \"createSmtpIntegration\"?") }
        }
    }
}
