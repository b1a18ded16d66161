import JSONModel
import JSONSchema
import Testing

@Suite struct SchemaExplainerTests {
    /// A schema, a value and its violations.
    static let cases: [(JSONValue, JSONValue, [String])] = [
        (["type": "integer"], 1.5, [" type: integer | 1.5 (number)"]),
        (["type": ["string", "null"]], true, [" type: string or null | true (boolean)"]),
        (["type": ["integer", "string", "null"]], [:], [" type: string, integer or null | an object of 0 members"]),
        (["type": "string"], .null, [" type: string | null"]),
        (["minLength": 2], "é", [#" minLength: at least 2 characters | "é" (1 character)"#]),
        (["maxLength": 1], "é😀", [#" maxLength: at most 1 character | "é😀" (2 characters)"#]),
        (["pattern": "^a$"], "b\"", [#" pattern: text that matches ^a$ | "b\"""#]),
        (["format": "int32"], 2_147_483_648, [" format: a 32-bit integer | 2147483648"]),
        (["type": "integer", "format": "int64"], 1e30, [" format: a 64-bit integer | 1e+30"]),
        (["minimum": 1, "multipleOf": 2], -1, [" minimum: at least 1 | -1", " multipleOf: a multiple of 2 | -1"]),
        (["maximum": 1], 2, [" maximum: at most 1 | 2"]),
        (["exclusiveMaximum": 2], 2, [" exclusiveMaximum: less than 2 | 2"]),
        (["multipleOf": 0.01], 4.355, [" multipleOf: a multiple of 0.01 | 4.355"]),
        (["const": ["a": 1]], 1, [" const: an object of 1 member | 1"]),
        (["enum": ["a"]], "b", [#" enum: "a" | "b""#]),
        (["minItems": 1], [], [" minItems: at least 1 item | 0 items"]),
        (
            ["maxItems": 1, "items": ["type": "string"]], [1, "a"],
            [
                " maxItems: at most 1 item | 2 items", "/0 type: string | 1 (integer)",
            ]
        ),
        (["prefixItems": [true], "items": false], [1, 2], ["/1 items: nothing | 2 (integer)"]),
        (["uniqueItems": true], [1, 2, 1.0], [" uniqueItems: items that differ | items 0 and 2 are equal"]),
        (["contains": ["type": "null"]], [1, 2], [" contains: at least 1 item that match contains | 0 of 2 items"]),
        (
            ["contains": ["type": "null"], "maxContains": 1], [.null, .null, 1],
            [
                " maxContains: at most 1 item that match contains | 2 of 3 items"
            ]
        ),
        (["minProperties": 1], [:], [" minProperties: at least 1 member | 0 members"]),
        (["maxProperties": 1], ["a": 1, "b": 2], [" maxProperties: at most 1 member | 2 members"]),
        (["required": ["a/b"]], [:], ["/a~1b required: a value | missing"]),
        (
            ["properties": ["a": ["type": ["string", "null"]]], "required": ["a"]], [:],
            [
                "/a required: a string or null | missing"
            ]
        ),
        (
            ["properties": ["a": true], "additionalProperties": false], ["a": 1, "b": "x"],
            [
                #"/b additionalProperties: no such member | "x" (string)"#
            ]
        ),
        (["additionalProperties": ["type": "string"]], ["b": 1], ["/b type: string | 1 (integer)"]),
        (["patternProperties": ["^x": ["type": "string"]]], ["xa": 1], ["/xa type: string | 1 (integer)"]),
        (
            ["propertyNames": ["maxLength": 1]], ["ab": 1],
            [
                #"/ab propertyNames: a name as follows: at most 1 character | "ab""#
            ]
        ),
        (["dependentRequired": ["a": ["b"]]], ["a": 1], ["/b dependentRequired: a value | missing"]),
        (["dependentSchemas": ["a": ["required": ["b"]]]], ["a": 1], ["/b required: a value | missing"]),
        (
            ["unevaluatedProperties": false, "allOf": [["properties": ["a": true]]]], ["a": 1, "b": 2],
            [
                "/b unevaluatedProperties: no such member | 2 (integer)"
            ]
        ),
        (["unevaluatedItems": ["type": "string"], "prefixItems": [true]], [1, 2], ["/1 type: string | 2 (integer)"]),
        (["not": ["type": "string"]], "a", [#" not: a value that the schema under not refuses | "a" (string)"#]),
        (
            ["if": ["type": "string"], "then": ["minLength": 2], "else": ["minimum": 5]], "a",
            [
                #" minLength: at least 2 characters | "a" (1 character)"#
            ]
        ),
        (
            ["if": ["type": "string"], "then": ["minLength": 2], "else": ["minimum": 5]], 1,
            [" minimum: at least 5 | 1"]
        ),
        (["allOf": [["minimum": 5], ["maximum": 0]]], 1, [" minimum: at least 5 | 1", " maximum: at most 0 | 1"]),
        (
            ["anyOf": [["type": "string"], ["type": "integer"]]], true,
            [" anyOf: a string or an integer | true (boolean)"]
        ),
        (
            ["anyOf": [["type": "string", "minLength": 3], ["type": "null"]]], "a",
            [
                #" minLength: at least 3 characters | "a" (1 character)"#
            ]
        ),
        (
            ["oneOf": [["minimum": 1], ["minimum": 2]]], 3,
            [
                " oneOf: a value that matches exactly one of 2 schemas | 3, which matches 2 of them"
            ]
        ),
        (
            ["anyOf": [["minimum": 5], ["multipleOf": 2]]], 1,
            [
                " anyOf: a value that matches at least one of 2 schemas | 1 (integer)"
            ]
        ),
        (["properties": ["a": false]], ["a": 1], ["/a a: nothing | 1 (integer)"]),
    ]

    @Test(arguments: cases)
    func explains(schema: JSONValue, value: JSONValue, expected: [String]) throws {
        #expect(try violations(of: value, schema) == expected)
    }

    @Test func explainsByTheBranchThatTheDiscriminatorNames() throws {
        let schema: JSONValue = [
            "oneOf": [["$ref": "#/$defs/Cat"], ["$ref": "#/$defs/Dog"]],
            "discriminator": ["propertyName": "kind", "mapping": ["hound": "#/$defs/Dog"]],
            "$defs": [
                "Cat": ["type": "object", "required": ["kind", "lives"]],
                "Dog": ["type": "object", "required": ["kind", "breed"]],
            ],
        ]
        #expect(try violations(of: ["kind": "Cat"], schema) == ["/lives required: a value | missing"])
        #expect(try violations(of: ["kind": "Dog"], schema) == ["/breed required: a value | missing"])
        #expect(try violations(of: ["kind": "hound"], schema) == ["/breed required: a value | missing"])
        #expect(
            try violations(of: ["kind": "other"], schema) == [
                " oneOf: a value that matches exactly one of 2 schemas | an object of 1 member"
            ])
    }

    @Test func explainsByTheBranchWhoseTagTheValueBears() throws {
        let schema: JSONValue = [
            "anyOf": [
                ["properties": ["kind": ["const": "a"], "size": ["type": "integer"]], "required": ["kind", "size"]],
                ["properties": ["kind": ["const": "b"], "name": ["type": "string"]], "required": ["kind", "name"]],
            ]
        ]
        #expect(try violations(of: ["kind": "b", "name": 1], schema) == ["/name type: string | 1 (integer)"])
        #expect(try violations(of: ["kind": "a"], schema) == ["/size required: an integer | missing"])
    }

    @Test func masksSecrets() throws {
        let schema: JSONValue = [
            "properties": [
                "password": ["type": "integer", "format": "password"],
                "token": ["writeOnly": true, "properties": ["text": ["enum": ["x"]]]],
                "key": ["allOf": [["$ref": "#/$defs/secret"]], "pattern": "^x"],
            ],
            "$defs": ["secret": ["format": "password"]],
        ]
        let value: JSONValue = ["password": "hunter2", "token": ["text": "hunter2"], "key": "hunter2"]
        #expect(
            try violations(of: value, schema) == [
                "/password type: integer | *** (string)", #"/token/text enum: "x" | ***"#,
                "/key pattern: text that matches ^x | ***",
            ])
    }

    @Test func shortensLongTexts() throws {
        let text = String(repeating: "é", count: 100)
        let actual = try violations(of: .string(text), ["type": "integer"])
        #expect(actual == [" type: integer | \"\(text.prefix(60))…\" (string)"])
        let values = (1...15).map { JSONValue.number(JSONNumber($0)) }
        #expect(
            try violations(of: 0, ["enum": .array(values)]) == [
                " enum: one of 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 3 more | 0"
            ])
    }

    @Test func tellsOfPatternsThatTakeTooLong() throws {
        let text = String(repeating: "a", count: 40) + "!"
        let actual = try violations(of: .string(text), ["pattern": "^(a+)+$"])
        #expect(actual == [" pattern: text that matches ^(a+)+$ | \"\(text)\", on which the search was given up"])
    }

    @Test func assertsFormatsOnRequest() throws {
        let schema: JSONValue = ["format": "date"]
        #expect(try violations(of: "2023-02-29", schema).isEmpty)
        #expect(
            try violations(of: "2023-02-29", schema, .draft2020_12, SchemaOptions(assertsFormats: true)) == [
                #" format: a date such as 2024-02-29 | "2023-02-29""#
            ])
    }
}
