import HTTPModel
import JSONModel
import Testing

@testable import MockServer

/// What the body that a rule writes is labelled with where the contract documents several media types.
@Suite struct ReplyMediaTypeTests {
    private static let files = [
        (
            name: "openapi.yaml",
            text: """
            openapi: 3.1.0
            info: { title: Labels, version: "1" }
            paths:
              /label:
                get:
                  operationId: label
                  responses:
                    "200":
                      description: One.
                      content: { application/json: {}, text/json: {}, text/plain: {}, text/csv: {} }
            """
        ),
        (
            name: "documented.yaml",
            text: """
            contract: openapi.yaml
            rules: [{ operation: label, respond: { status: 200, body: { a: "${request.method}" } } }]
            """
        ),
    ]

    @Test(arguments: [
        (nil, "application/json"), ("*/*", "application/json"), ("text/json", "text/json"),
        ("text/plain", "text/plain"), ("text/plain;q=0.5, application/json;q=0.4", "text/plain"),
        ("text/plain;q=0.5, application/json", "application/json"),
        // JSON is no CSV, whatever else the contract says of the answer.
        ("text/csv", "application/json"),
    ])
    func jsonIsLabelledAsTheClientLikesIt(accept: String?, label: String) {
        let server = PipelineFixture(Self.files)
        let response = server.send(.get, "/label", fields: accept.map { [.accept: $0] } ?? [:])
        #expect(response.fields.values(.contentType) == [label])
        #expect(response.json == ["a": "GET"])
    }
}
