import Contracts
import HTTPModel
import Testing

@testable import MockServer

/// Conditions on what the contract says of a request, and on whose data it is about.
@Suite struct ConditionTests {
    private let server = PipelineFixture([
        (
            "openapi.yaml",
            """
            openapi: 3.1.0
            info: { title: Hosts, version: "1" }
            paths:
              /hosts:
                post:
                  operationId: add
                  requestBody:
                    required: true
                    content:
                      application/json:
                        schema:
                          type: object
                          required: [host]
                          properties:
                            host: { type: string, minLength: 1 }
                            port: { type: integer, x-accepts: [numeric-strings] }
                  responses: { "200": { description: Added. } }
            """
        ),
        (
            "documented.yaml",
            """
            contract: openapi.yaml
            rules:
              - id: unreadable
                stage: authenticated
                when: { violation: { keyword: { oneOf: [type, content] } } }
                respond: { status: 400, body: unreadable }
              - id: no-host
                stage: authenticated
                when: { violation: { keyword: required, pointer: /host } }
                respond: { status: 400, body: no host }
              - id: warned
                stage: authenticated
                when: { violation: { expected: an integer } }
                respond: { status: 400, body: never }
              - { when: { tenant: acme }, respond: { status: 200, body: "tenant ${request.tenant}" } }
              - { respond: { status: 200, body: { $eval: request.body } } }
            """
        ),
    ])

    private func body(_ text: String, host: String = "localhost") -> String {
        let fields: HeaderFields = [.host: host, .contentType: "application/json"]
        return String(decoding: server.send(.post, "/hosts", text, fields: fields).body, as: UTF8.self)
    }

    @Test func aViolationIsChosenByItsMembers() {
        #expect(body("{") == #""unreadable""#)
        #expect(body(#"{"host":1}"#) == #""unreadable""#)
        #expect(body(#"{"port":25}"#) == #""no host""#)
        #expect(body(#"{"host":1,"port":{}}"#) == #""unreadable""#)
    }

    @Test func warningsAreNoViolations() {
        #expect(body(#"{"host":"a","port":"25"}"#) == #"{"host":"a","port":25}"#)
        #expect(
            server.journal.entries.last?.violations.map(\.severity) == [.warning])
    }

    @Test func theTenantIsTheHostsFirstLabel() {
        #expect(body(#"{"host":"a"}"#, host: "acme.example:80") == #""tenant acme""#)
        #expect(body(#"{"host":"a"}"#, host: "other.example") == #"{"host":"a"}"#)
    }
}
