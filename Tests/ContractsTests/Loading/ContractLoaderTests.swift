import Contracts
import HTTPModel
import JSONModel
import Testing

@Suite struct ContractLoaderTests {
    /// A document whose first lines are right, with more below them.
    private func findings(_ more: String, version: String = "3.1.0") throws -> [String] {
        let text = "openapi: \(version)\ninfo: { title: T, version: '1' }\n" + more
        return try TestContract.load(text, file: "f").findings.map { $0 }
    }

    @Test func allMistakesAreTold() throws {
        let found = try findings(
            """
            paths:
              /a/{id}:
                gett: {}
                get:
                  operationId: a
                  parameters:
                    - { name: ib, in: path, required: true, schema: { type: string } }
                    - { name: q, in: qery, schema: { type: string } }
                    - { $ref: "#/components/parameters/Limt" }
                  security: [ { kee: [] } ]
                  responses:
                    "20x": { description: ok }
                    "200": { $ref: "#/components/responses/Okay" }
              /a/{other}:
                put:
                  operationId: a
                  parameters: [ { name: other, in: path, required: true, schema: { type: strin } } ]
                  responses: { "200": { description: ok } }
              b: {}
            components:
              parameters: { Limit: { name: limit, in: query, schema: { type: integer } } }
              responses: { Ok: { description: ok } }
              securitySchemes: { key: { type: apiKey, in: header, name: K } }
            """)
        #expect(
            found.sorted() == [
                "f:10:26: error: \"in\" is \"qery\", expected one of path, query, header, cookie; did you mean \"query\"? [unknown-value]",
                "f:11:19: error: \"$ref\" is \"#/components/parameters/Limt\", but there is no \"Limt\", did you mean \"#/components/parameters/Limit\"? [unresolvable-reference]",
                "f:12:21: warning: the security scheme \"kee\" is not defined under \"components\"; no credential is asked for, did you mean \"key\"? [unknown-security-scheme]",
                "f:14:9: error: \"20x\" is no status, expected one such as 200, a range such as 4XX, or default [bad-status]",
                "f:15:24: error: \"$ref\" is \"#/components/responses/Okay\", but there is no \"Okay\" under \"#/components/responses\" [unresolvable-reference]",
                "f:16:3: error: the path \"/a/{other}\" matches the same requests as \"/a/{id}\" (f:4) [duplicate-path]",
                "f:17:5: error: the operationId \"a\" is also that of GET /a/{id} (f:6) [duplicate-operation-id]",
                "f:19:72: error: no type is named strin [bad-schema]",
                "f:21:3: error: the path \"b\" does not begin with \"/\" [bad-path-template]",
                "f:5:5: error: unknown key \"gett\" in the path \"/a/{id}\", did you mean \"get\"? [unknown-key]",
                "f:6:5: warning: the path parameter \"id\" of GET /a/{id} is not defined; any text is taken [undefined-path-parameter]",
                "f:9:11: warning: the path parameter \"ib\" does not stand in /a/{id}, did you mean \"id\"? [unknown-path-parameter]",
            ])
    }

    @Test(arguments: [
        (
            "swagger: '2.0'\n",
            "f:1:10: error: the document is written in Swagger 2.0, expected OpenAPI 3.0 or 3.1 [unsupported-version]"
        ),
        (
            "openapi: 4.0.0\npaths: {}",
            "f:1:10: error: \"openapi\" is \"4.0.0\", expected 3.0 or 3.1 [unsupported-version]"
        ),
        ("info: {}", "f:1:1: error: the document lacks the key \"openapi\" [missing-key]"),
        ("[]", "f:1:1: error: the document is a sequence, expected a mapping [wrong-type]"),
        (
            "openapi: 3.0.0\ninfo: { title: T, version: '1' }",
            "f:1:1: error: the document lacks the key \"paths\" [missing-key]"
        ),
        ("openapi: 3.1.0\npaths: {}", "f:1:1: warning: the document lacks the key \"info\" [missing-key]"),
    ])
    func documentMustBeOpenAPI(text: String, finding: String) throws {
        #expect(try TestContract.load(text, file: "f").findings == [finding])
    }

    @Test func examplesAreHeldAgainstTheirSchemas() throws {
        let found = try findings(
            """
            paths:
              /a:
                get:
                  parameters: [ { name: q, in: query, schema: { type: integer }, example: x } ]
                  responses:
                    "200":
                      description: ok
                      content:
                        application/json:
                          schema: { type: object, properties: { port: { type: integer } } }
                          examples: { good: { value: { port: 1 } }, bad: { value: { port: "1" } } }
            """)
        #expect(
            found == [
                "f:6:21: warning: the example of q breaks its schema: is \"x\" (string), expected integer (f:6) [bad-example]",
                "f:13:71: warning: the example \"bad\" breaks its schema: /port is \"1\" (string), expected integer (f:12) [bad-example]",
            ])
    }

    @Test func referencesLeadIntoOtherFiles() throws {
        let main = """
            openapi: 3.1.0
            info: { title: T, version: "1" }
            paths:
              /a: { $ref: "../shared/paths.yaml#/a" }
            """
        let others = [
            "shared/paths.yaml": """
            a:
              post:
                requestBody: { required: true, content: { application/json: { schema: { $ref: "node.yaml" } } } }
                responses: { "200": { description: ok } }
            """,
            "shared/node.yaml": """
            type: object
            properties: { next: { $ref: "#" }, value: { $ref: "node.yaml#/$defs/value" } }
            $defs: { value: { type: integer } }
            """,
        ]
        let (loaded, findings) = try TestContract.load(main, file: "api/openapi.yaml", others: others)
        #expect(findings == [])
        let contract = try #require(loaded)
        #expect(contract.name == "api")
        let request = Request(
            method: .post, target: RequestTarget(path: "/a"), fields: ["Content-Type": "application/json"],
            body: Array(#"{"next":{"value":"x"}}"#.utf8))
        #expect(
            contract.operations[0].check(request, []).violations.map(ViolationRenderer.line) == [
                "body /next/value is \"x\" (string), contract wants integer — shared/node.yaml:3"
            ])
    }

    @Test func missingFilesAreToldOnce() throws {
        let text = """
            openapi: 3.1.0
            info: { title: T, version: "1" }
            paths: { /a: { $ref: "x.yaml#/a" }, /b: { $ref: "x.yaml#/b" } }
            """
        #expect(
            try TestContract.load(text, file: "f").findings == [
                "f:3:22: error: \"$ref\" leads to x.yaml: no such file [unreadable-reference]"
            ])
    }

    @Test func circlesOfReferencesAreTold() throws {
        #expect(
            try findings(
                "paths: { /a: { $ref: '#/components/pathItems/a' } }\ncomponents: { pathItems: { a: { $ref: '#/components/pathItems/a' } } }"
            )
                == ["f:3:22: error: \"$ref\" leads in a circle [reference-cycle]"])
    }

    @Test func pathLevelParametersAreMerged() throws {
        let contract = try TestContract.make(
            paths: """
                  /a:
                    parameters:
                      - { name: x, in: query, schema: { type: integer } }
                      - { name: y, in: query, schema: { type: integer } }
                    get:
                      x-provenance: documented
                      x-source: page
                      parameters: [ { name: x, in: query, required: true, schema: { type: string } } ]
                      responses: { "200": { description: ok, x-provenance: inferred } }
                """)
        let operation = contract.operations[0]
        #expect(operation.parameters.map(\.name) == ["y", "x"])
        #expect(operation.parameters.map(\.isRequired) == [false, true])
        #expect(operation.provenance == "documented" && operation.source == "page")
        #expect(operation.responses[0].provenance == "inferred")
    }

    @Test(arguments: [
        ("https://h.example", ""), ("https://h.example/", ""), ("https://h.example/a/b/", "/a/b"), ("/v1", "/v1"),
        ("v1", "/v1"), (".", ""), ("//h.example/x", "/x"), ("https://{host}/{base}", "/v2"),
    ])
    func serverPaths(url: String, path: String) throws {
        let contract = try TestContract.make(
            paths: "  {}",
            more: "servers: [ { url: '\(url)', variables: { host: { default: h }, base: { default: v2 } } } ]")
        #expect(contract.basePaths == [path])
    }

    @Test func nullableIsReadIn30Only() throws {
        let text = """
            openapi: 3.0.3
            info: { title: T, version: "1" }
            paths:
              /a:
                post:
                  requestBody: { content: { application/json: { schema: { type: string, nullable: true } } } }
                  responses: { "200": { description: ok } }
            """
        let request = Request(
            method: .post, target: RequestTarget(path: "/a"), fields: ["Content-Type": "application/json"],
            body: Array("null".utf8))
        let old = try #require(try TestContract.load(text).contract)
        #expect(old.operations[0].check(request, []).isValid)
        let new = try #require(try TestContract.load(text.replacing("3.0.3", with: "3.1.0")).contract)
        #expect(!new.operations[0].check(request, []).isValid)
    }

    @Test(arguments: [
        ("fixtures/jframework/openapi.yaml", "jframework"), ("openapi.yaml", "openapi"),
        ("a/petstore.json", "petstore"),
    ])
    func namesComeFromPaths(file: String, name: String) {
        #expect(ContractLoader.name(of: file) == name)
    }
}
