import HTTPModel
import Support
import Testing

@testable import MockServer

/// What the contract answers where no rule does, of an API that documents no refusals.
@Suite struct ContractAnswerTests {
    private static let contract = """
        openapi: 3.1.0
        info: { title: Keyed, version: "1" }
        components: { securitySchemes: { key: { type: apiKey, in: header, name: Api-Key } } }
        security: [{ key: [] }]
        paths:
          /things:
            post:
              operationId: make
              requestBody: { content: { application/json: { schema: { type: object } } } }
              responses: { "204": { description: Made. } }
        """
    private static let scenario = """
        contract: openapi.yaml
        credentials: { expired: [old], forbidden: [guest] }
        """

    private func detail(_ body: String, key: String?) throws -> String {
        let server = PipelineFixture([("openapi.yaml", Self.contract), ("documented.yaml", Self.scenario)])
        var fields: HeaderFields = [.contentType: "application/json"]
        if let key { fields.append("Api-Key", key) }
        let answer = server.send(.post, "/things", body, fields: fields)
        return try "\(answer.status.code) " + #require(answer.detail)
    }

    @Test func whatACredentialLacksIsSaid() throws {
        #expect(
            try detail("[]", key: nil)
                == "401 make needs a credential: credential key is missing, contract wants a key in the header Api-Key — openapi.yaml:3."
        )
        #expect(try detail("{}", key: "old") == "401 The credential of this request has expired.")
        #expect(try detail("{}", key: "guest") == "403 The credential of this request may not use make.")
    }
}
