import Contracts
import HTTPModel
import JSONModel
import Testing

@Suite struct SchemaExampleTests {
    private func content(_ schema: String) throws -> MediaTypeContent {
        let contract = try TestContract.make(
            paths: """
                  /a:
                    get:
                      responses: { "200": { description: ok, content: { application/json: { schema: \(schema) } } } }
                """,
            components: """
                { schemas: {
                    Node: { type: object, required: [id], properties: { id: { type: integer }, next: { $ref: "#/components/schemas/Node" } } },
                    Loop: { type: object, required: [next], properties: { next: { $ref: "#/components/schemas/Loop" } } } } }
                """)
        return contract.operations[0].responses[0].content[0]
    }

    private func value(_ schema: String) throws -> JSONValue {
        SchemaExample.value(of: try #require(try content(schema).documentedSchema), in: .response)
    }

    private static let cases: [(schema: String, value: JSONValue)] = [
        ("{ const: 5 }", 5), ("{ enum: [b, a] }", "b"), ("{ type: integer, default: 3 }", 3),
        ("{ type: string, example: e, default: d }", "e"), ("{ type: string, examples: [x] }", "x"),
        ("{ type: integer, example: wrong }", 0), ("{ type: string }", "string"),
        ("{ type: string, minLength: 8 }", "stringxx"), ("{ type: string, maxLength: 2 }", "st"),
        ("{ type: string, format: date }", "2024-01-01"), ("{ type: boolean }", true), ("{ type: 'null' }", .null),
        ("{ type: integer, minimum: 5 }", 5), ("{ type: integer, exclusiveMinimum: 5 }", 6),
        ("{ type: integer, maximum: -2 }", -2), ("{ type: integer, minimum: 5, multipleOf: 4 }", 8),
        ("{ type: number, exclusiveMinimum: 0, exclusiveMaximum: 1 }", 0.5),
        ("{ type: array, items: { type: integer } }", [0]),
        ("{ type: array, minItems: 2, items: { type: integer } }", [0, 0]),
        ("{ type: object, properties: { a: { type: integer }, b: { type: string, writeOnly: true } } }", ["a": 0]),
        (
            "{ allOf: [ { properties: { a: { type: integer } } }, { properties: { b: { type: boolean } } } ], type: object }",
            ["a": 0, "b": true]
        ),
        ("{ oneOf: [ { type: 'null' }, { type: integer, minimum: 2 } ] }", 2),
        ("{ type: object, required: [x], additionalProperties: { type: integer } }", ["x": 0]),
    ]

    @Test(arguments: cases)
    func valuesByKeyword(_ expected: (schema: String, value: JSONValue)) throws {
        #expect(try value(expected.schema) == expected.value)
    }

    @Test(arguments: [
        ("^(0|[1-9][0-9]*)$", "1"), ("^[a-f0-9]{4}-x$", "aaaa-x"), ("a+b?(c|d)", "ad"), ("^\\\\d{3}$", "111"),
        ("[^a-z]", "A"), ("(?:x){2,}", "xx"),
    ])
    func textMatchesItsPattern(pattern: String, expected: String) throws {
        #expect(try value("{ type: string, pattern: \"\(pattern)\" }") == .string(expected))
    }

    @Test func recursionEnds() throws {
        let schema = "{ $ref: \"#/components/schemas/Node\" }"
        let made = try value(schema)
        #expect(made["id"] == 0)
        #expect(made["next"]?["id"] == 0)
        #expect(ResponseChecker.check(made, against: try content(schema)) == [])
        _ = try value("{ $ref: \"#/components/schemas/Loop\" }")
    }
}
