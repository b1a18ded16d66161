import Contracts
import Testing

struct SecretNamesTests {
    @Test func findsKeysAndWhateverIsWrittenOrAPassword() throws {
        let (contract, findings) = try TestContract.load(
            """
            openapi: 3.1.0
            info: { title: T, version: "1" }
            security: [{ key: [], pin: [] }]
            paths:
              /x:
                post:
                  operationId: x
                  parameters:
                    - { name: X-Pass, in: header, schema: { type: string, format: password } }
                    - { name: code, in: query, schema: { type: string, format: password } }
                    - { name: open, in: query, schema: { type: string } }
                  requestBody:
                    content: { application/json: { schema: { $ref: "#/components/schemas/Node" } } }
                  responses: { "204": { description: Done. } }
            components:
              securitySchemes:
                key: { type: apiKey, in: header, name: Api-Key }
                pin: { type: apiKey, in: query, name: pin }
              schemas:
                Secret: { type: string, writeOnly: true }
                Node:
                  type: object
                  properties:
                    name: { type: string }
                    password: { type: string, format: password }
                    token: { $ref: "#/components/schemas/Secret" }
                    child: { $ref: "#/components/schemas/Node" }
            """)
        #expect(findings == [])
        let names = SecretNames(of: [try #require(contract)])
        #expect(names.headers == ["authorization", "proxy-authorization", "api-key", "x-pass"])
        #expect(names.query == ["pin", "code"])
        #expect(names.members == ["password", "token"])
    }
}
