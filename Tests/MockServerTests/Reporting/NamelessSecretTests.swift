import HTTPModel
import JSONModel
import Scenarios
import Support
import TestSupport
import Testing

@testable import MockServer

/// Secrets that have no member name: values of maps, elements of lists, parts of paths, keys of unknown paths.
struct NamelessSecretTests {
    private static let files: [(name: String, text: String)] = [
        (
            "openapi.yaml",
            """
            openapi: 3.1.0
            info: { title: Vaults, version: "1" }
            security: [{ key: [] }]
            components:
              securitySchemes: { key: { type: apiKey, in: query, name: api_key } }
              schemas:
                Secrets: { type: object, additionalProperties: { type: string, format: password } }
            paths:
              /secrets:
                put:
                  operationId: putSecrets
                  requestBody:
                    content: { application/json: { schema: { $ref: "#/components/schemas/Secrets" } } }
                  responses:
                    "200":
                      description: What there is.
                      content: { application/json: { schema: { $ref: "#/components/schemas/Secrets" } } }
              /vaults:
                post:
                  operationId: createVault
                  requestBody:
                    content:
                      application/json:
                        schema:
                          properties:
                            title: { type: string }
                            values: { $ref: "#/components/schemas/Secrets" }
                            keys: { type: array, items: { type: [string, "null"], format: password } }
                            plain: { type: object, additionalProperties: { type: string } }
                            coded: { patternProperties: { "^x-": { anyOf: [{ format: password }, { type: "null" }] } } }
                  responses: { "201": { description: Made. } }
              /links/{token}/files:
                get:
                  operationId: readLink
                  parameters:
                    - { name: token, in: path, required: true, schema: { type: string, format: password } }
                  responses: { "204": { description: None. } }
            """
        ),
        (
            "documented.yaml",
            """
            contract: openapi.yaml
            rules:
              - operation: putSecrets
                save: { into: secrets, key: all, value: { $eval: request.body } }
                respond: { status: 200, body: { $eval: request.body } }
              - operation: createVault
                save: { into: vaults, key: one, value: { $eval: request.body } }
                respond: { status: 201 }
            """
        ),
    ]

    private let log = LogRecorder()
    private let fixture: AdminFixture

    init() {
        let loaded = PipelineFixture.load(
            Self.files.map(\.name),
            from: InMemoryFiles(Dictionary(uniqueKeysWithValues: Self.files.map { ($0.name, $0.text) })))
        #expect(loaded.findings == [])
        fixture = AdminFixture(PipelineFixture(loaded.repertoire, log: log))
    }

    private func masked(_ text: String) -> JSONValue { .string(SecretMask.text(for: text)) }

    private func lastEntry() -> JSONValue? {
        fixture.send(.get, "/sessions/default/journal").json?["entries"]?.arrayValue?.last
    }

    @Test func theValuesOfAMapAreHidden() {
        #expect(fixture.pipeline.send(.put, "/secrets?api_key=k", #"{"first":"abc","second":"xyz"}"#).status == 200)
        let hidden: JSONValue = ["first": masked("abc"), "second": masked("xyz")]
        #expect(lastEntry()?["request"]?["body"] == hidden)
        #expect(lastEntry()?["response"]?["body"] == hidden)
        #expect(fixture.send(.get, "/sessions/default/store").json?["store"]?["openapi"]?["secrets"]?["all"] == hidden)
    }

    @Test func mapsAndListsOfSecretsWithinAreHidden() {
        let body = """
            {"title":"t","values":{"a":"xyz"},"keys":["xyz",null],"plain":{"a":"xyz"},"coded":{"x-a":"xyz","y":1}}
            """
        #expect(fixture.pipeline.send(.post, "/vaults?api_key=k", body).status == 201)
        let hidden: JSONValue = [
            "title": "t", "values": ["a": masked("xyz")], "keys": [masked("xyz"), .null], "plain": ["a": "xyz"],
            "coded": ["x-a": masked("xyz"), "y": masked("1")],
        ]
        #expect(lastEntry()?["request"]?["body"] == hidden)
        // What was stored does not tell which content it came from.
        let stored = fixture.send(.get, "/sessions/default/store/vaults/one")
        #expect(stored.status == 200)
        #expect(!String(decoding: stored.body, as: UTF8.self).contains("xyz"))
    }

    @Test func textThatIsNoJSONIsHiddenWhereItMayHoldOne() {
        _ = fixture.pipeline.send(.put, "/secrets?api_key=k", #"{"first":"abc""#)
        let text = lastEntry()?["request"]?["bodyText"]?.stringValue
        #expect(text == "\(SecretMask.text(for: #"{"first":"abc""#)) (14 bytes)")
    }

    @Test func aSecretPartOfAPathIsHidden() {
        let shown = "/links/\(SecretMask.text(for: "abc"))/files"
        _ = fixture.pipeline.send(.get, "/links/abc/files?api_key=k&x=y")
        let target = "\(shown)?api_key=\(SecretMask.text(for: "k"))&x=y"
        #expect(lastEntry()?["request"]?["target"] == .string(target))
        _ = fixture.pipeline.send(.get, "/links/abc/files")
        #expect(log.lines.map(\.target) == [target, shown])
    }

    @Test func theKeyOfAnUnknownPathOrSessionIsHidden() {
        for path in ["/sercets", "/~nobody/secrets"] {
            _ = fixture.pipeline.send(.get, "\(path)?api_key=abc")
            #expect(log.lines.last?.target == "\(path)?api_key=\(SecretMask.text(for: "abc"))")
        }
    }
}
