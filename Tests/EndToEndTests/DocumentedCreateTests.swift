import Foundation
import Testing

/// The page's sample request, sent as it stands by the clients that people use, gets the page's answer.
@Suite(.serialized) struct DocumentedCreateTests {
    enum Scheme: String, CaseIterable {
        case http, https
    }

    @Test(arguments: ClientProgram.allCases, Scheme.allCases)
    func sampleRequestGetsTheSampleAnswer(client: ClientProgram, scheme: Scheme) async throws {
        let server = try await ServerProcess()
        let base = try #require(scheme == .http ? server.addresses.url : server.addresses.tlsUrl)
        let (status, body) = try await client.send(
            to: base + "/api/v1/app-integrations/smtp", body: Repository.example("create.request.json"),
            authority: server.authority, in: server.folder.url)
        #expect(status == 201)
        #expect(try JSONTree(body) == JSONTree(contentsOf: Repository.example("create.response.json")))
        #expect(try await server.stop() == .code(0))
    }
}
