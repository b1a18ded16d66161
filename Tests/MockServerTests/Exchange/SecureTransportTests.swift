import HTTPModel
import JSONModel
import Support
import Testing

@testable import MockServer

/// Operations that are answered over https only.
@Suite struct SecureTransportTests {
    private static let contract = """
        openapi: 3.1.0
        info: { title: Safe, version: "1" }
        x-https-only: true
        paths:
          /safe/{id}:
            parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
            put: { operationId: keep, responses: { "204": { description: Kept. } } }
            get: { operationId: get, x-https-only: false, responses: { "200": { description: Found. } } }
        """
    private static let scenario = """
        contract: openapi.yaml
        rules:
          - { operation: keep, save: { into: kept, key: a, value: 1 }, respond: { status: 204 } }
          - operation: get
            load: { from: kept, key: a, missing: { status: 404, body: {} } }
            respond: { status: 200, body: {} }
        """

    @Test func plainHTTPIsRefusedAndNothingIsPlayed() throws {
        let server = PipelineFixture([("openapi.yaml", Self.contract), ("documented.yaml", Self.scenario)])
        for fields: HeaderFields in [[:], ["Prefer": "code=204"], ["Content-Encoding": "zip"]] {
            let refused = server.send(.put, "/safe/1", "{}", fields: fields)
            #expect(refused.status == 403)
            #expect(refused.fields[.contentType] == "application/problem+json")
            #expect(
                refused.json
                    == ["title": "https only", "status": 403, "detail": "PUT /safe/1 is served over https only."])
        }
        #expect(server.journal.entries.map(\.ruleID) == [nil, nil, nil])
        #expect(server.send(.get, "/safe/1").status == 404)
        #expect(server.send(.put, "/safe/1", isSecure: true).status == 204)
        #expect(server.send(.get, "/safe/1").status == 200)
    }

    @Test func theFlagMustBeABoolean() {
        let loaded = PipelineFixture.load(
            ["openapi.yaml"],
            from: InMemoryFiles([
                "openapi.yaml": Self.contract.replacing("x-https-only: true", with: "x-https-only: always")
            ]))
        #expect(
            loaded.findings == [
                #"openapi.yaml:3:15: error: "x-https-only" is a string, expected true or false [wrong-type]"#
            ])
    }
}
