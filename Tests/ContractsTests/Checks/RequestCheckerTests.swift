import Contracts
import HTTPModel
import JSONModel
import Testing

@Suite struct RequestCheckerTests {
    private static let paths = """
          /smtp:
            post:
              operationId: create
              security: [ { key: [] } ]
              parameters:
                - { name: Brand-URL, in: header, required: true, schema: { type: string } }
              requestBody:
                required: true
                content:
                  application/json:
                    schema:
                      type: object
                      required: [host, port]
                      properties:
                        host: { type: string, minLength: 1 }
                        port: { type: integer }
                        password: { type: string, format: password, minLength: 8 }
                        keys: { type: array, writeOnly: true, items: { type: object, properties: { secret: { type: integer } } } }
                        pin: { type: integer }
                      allOf: [ { properties: { pin: { writeOnly: true } } } ]
              responses:
                "201": { description: ok, content: { application/json: { schema: { type: object } } } }
        """

    private func check(
        _ body: String, fields: HeaderFields = [:], adding: Bool = true
    ) throws -> CheckedRequest {
        let contract = try TestContract.make(
            paths: Self.paths, components: "{ securitySchemes: { key: { type: apiKey, in: header, name: Auth-Key } } }")
        var all: HeaderFields = adding ? ["Brand-URL": "a", "Auth-Key": "k", "Content-Type": "application/json"] : [:]
        for field in fields { all.set(FieldName(field.name), field.value) }
        let request = Request(
            method: .post, target: RequestTarget(path: "/smtp"), fields: all, body: Array(body.utf8))
        return contract.operations[0].check(request, [])
    }

    private func lines(_ checked: CheckedRequest) -> [String] {
        checked.allViolations.map(ViolationRenderer.line)
    }

    @Test func rightRequestHasNoViolation() throws {
        let checked = try check(#"{"host":"h","port":25}"#)
        #expect(lines(checked) == [])
        #expect(checked.isAuthenticated && checked.isValid)
        #expect(checked.credential == PresentedCredential(scheme: "key", name: "k"))
        #expect(checked.body.value == ["host": "h", "port": 25])
        #expect(checked.value(of: "brand-url", in: .header) == "a")
    }

    @Test func everyViolationIsCollectedInOrder() throws {
        let checked = try check(
            #"{"port":"587"}"#, fields: ["Content-Type": "application/json", "Accept": "text/html"], adding: false)
        #expect(
            lines(checked) == [
                "credential key is missing, contract wants a key in the header Auth-Key — openapi.yaml:4",
                "header Accept is text/html, contract answers application/json — openapi.yaml:7",
                "header Brand-URL is missing, contract wants a string — openapi.yaml:11",
                "body /host is missing, contract wants a string — openapi.yaml:18",
                "body /port is \"587\" (string), contract wants integer — openapi.yaml:21",
            ])
        #expect(!checked.isAuthenticated && !checked.isValid)
        #expect(checked.credential == nil)
    }

    @Test func emptyCredentialIsNone() throws {
        #expect(try !check(#"{"host":"h","port":25}"#, fields: ["Auth-Key": ""]).isAuthenticated)
    }

    @Test func secretsAreMasked() throws {
        let checked = try check(
            #"{"host":"h","port":25,"password":"hunter2","keys":[{"secret":"s3cret"}],"pin":"0815"}"#)
        let text = lines(checked).joined(separator: "\n")
        #expect(
            checked.violations.map(\.place) == [
                .body(JSONPointer("/password")!), .body(JSONPointer("/keys/0/secret")!), .body(JSONPointer("/pin")!),
            ])
        #expect(!text.contains("hunter2") && !text.contains("s3cret") && !text.contains("0815"))
        #expect(checked.violations.allSatisfy { $0.actual.hasPrefix("***") })
    }

    @Test func aTextInThePlaceOfAnObjectWithSecretsIsMasked() throws {
        let checked = try check(#""{\"password\":\"hunter2\"}""#)
        #expect(checked.violations.map(\.actual) == ["*** (string)"])
        let keys = try check(#"{"host":"h","port":25,"keys":"s3cret"}"#)
        #expect(keys.violations.map(\.actual) == ["*** (string)"])
    }

    @Test func missingBodyIsOneViolation() throws {
        #expect(
            lines(try check("")) == [
                "body is missing, contract wants content of type application/json — openapi.yaml:13"
            ])
    }

    @Test func malformedBodyIsNoJSON() throws {
        let checked = try check(#"{"host":}"#)
        guard case .malformed = checked.body else {
            Issue.record("\(checked.body)")
            return
        }
        #expect(checked.violations.map(\.place) == [.body(.root)])
        #expect(checked.violations[0].actual.hasPrefix("no JSON text ("))
    }

    @Test func otherContentTypeIsAViolation() throws {
        let checked = try check("host=h", fields: ["Content-Type": "text/plain"])
        #expect(checked.violations.map(\.place) == [.contentType])
        #expect(
            lines(checked) == [
                "header Content-Type is \"text/plain\", contract wants application/json — openapi.yaml:13"
            ])
    }

    @Test func missingContentTypeIsAViolationAndTheBodyIsRead() throws {
        let checked = try check(#"{"host":"h"}"#, fields: ["Brand-URL": "a", "Auth-Key": "k"], adding: false)
        #expect(checked.violations.map(\.place) == [.contentType, .body(JSONPointer("/port")!)])
    }

    @Test(arguments: ["application/json; charset=utf-8", "APPLICATION/JSON"])
    func contentTypeComparesByMeaning(type: String) throws {
        #expect(try lines(check(#"{"host":"h","port":25}"#, fields: ["Content-Type": type])) == [])
    }

    @Test(arguments: ["*/*", "application/*;q=0.1", "text/html, application/json"])
    func acceptableTypesPass(accept: String) throws {
        #expect(try lines(check(#"{"host":"h","port":25}"#, fields: ["Accept": accept])) == [])
    }
}
