import HTTPModel
import Testing

@testable import MockServer

/// Which header fields of quotas an answer gets: those that its own status documents, each once.
@Suite struct QuotaFieldAnswerTests {
    private static let contract = """
        openapi: 3.1.0
        info: { title: Mail, version: "1" }
        security: [{ key: [] }]
        components:
          securitySchemes: { key: { type: apiKey, in: header, name: Api-Key } }
        paths:
          /mails:
            get:
              operationId: listMails
              responses:
                "429":
                  description: Slow down
                  headers: { Retry-After: { schema: { type: integer } } }
                "403":
                  description: No
                  headers: { X-RateLimit-Limit: { schema: { type: integer } } }
                "200":
                  description: Mails
                  headers: { X-RateLimit-Remaining: { schema: { type: integer } } }
            post:
              operationId: sendMail
              requestBody:
                required: true
                content: { application/json: { schema: { type: object, required: [to] } } }
              responses:
                "429": { description: Slow down, headers: { Retry-After: { schema: { type: integer } } } }
                "201": { description: Sent, headers: { X-RateLimit-Used: { schema: { type: integer } } } }
        """

    private static let scenario = """
        contract: openapi.yaml
        credentials: { forbidden: [guest] }
        rules:
          - { stage: authenticated, quota: { requests: 2, per: 60s, by: [credential, method] } }
          - { operation: listMails, headers: { X-RateLimit-Remaining: "99" }, respond: { status: 200 } }
        """

    private let server = PipelineFixture([("openapi.yaml", contract), ("documented.yaml", scenario)])

    private func answer(
        _ method: HTTPModel.Method = .get, _ body: String? = nil, key: String = "k"
    ) -> String {
        var fields: HeaderFields = ["Api-Key": key]
        if body != nil { fields.append(.contentType, "application/json") }
        let response = server.send(method, "/mails", body, fields: fields)
        let told = response.fields.filter {
            $0.name.lowercased().hasPrefix("x-ratelimit") || $0.name.lowercased() == "retry-after"
        }
        return ([String(response.status.code)] + told.map { "\($0.name): \($0.value)" }).joined(separator: " ")
    }

    @Test func aFieldOfTheAnswersOwnIsReplaced() {
        #expect(answer() == "200 X-RateLimit-Remaining: 1")
        #expect(answer() == "200 X-RateLimit-Remaining: 0")
    }

    @Test func aRefusalHasItsOwnFields() {
        _ = answer()
        _ = answer()
        #expect(answer() == "429 Retry-After: 60")
        #expect(answer(key: "guest") == "403 X-RateLimit-Limit: 2")
    }

    @Test func theContractsSuccessHasItsFieldsAndWhatIsRefusedBeforeHasNone() {
        #expect(answer(.post, #"{"to":"a"}"#) == "201 X-RateLimit-Used: 1")
        #expect(answer(.post, "{}") == "400")
    }
}
