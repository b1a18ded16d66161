import JSONModel
import JSONSchema
import Testing

@Suite struct SchemaTests {
    static let connection: JSONValue = [
        "type": "object",
        "required": ["name", "port", "status"],
        "properties": [
            "name": ["type": "string", "minLength": 1],
            "port": ["type": "integer", "format": "int32"],
            "status": ["type": "string", "enum": ["Inactive", "Active"]],
            "password": ["type": "string", "format": "password", "maxLength": 4],
            "note": ["type": ["null", "string"]],
        ],
    ]

    @Test func acceptsWhatTheSchemaDescribes() throws {
        let schema = try compiled(Self.connection)
        let value: JSONValue = ["name": "a", "port": 587, "status": "Active", "note": .null]
        #expect(schema.isValid(value))
        #expect(schema.validate(value).isEmpty)
    }

    @Test func collectsAllViolationsMissingMembersFirst() throws {
        let value: JSONValue = ["port": "587", "name": "", "password": "secret", "note": 1]
        #expect(
            try violations(of: value, Self.connection) == [
                #"/status required: one of "Inactive", "Active" | missing"#,
                #"/port type: integer | "587" (string)"#,
                #"/name minLength: at least 1 character | "" (0 characters)"#,
                "/password maxLength: at most 4 characters | *** (6 characters)",
                "/note type: string or null | 1 (integer)",
            ])
    }

    @Test func namesThePlaceOfTheBrokenKeyword() throws {
        var compiler = SchemaCompiler(dialect: .draft2020_12)
        let document: JSONValue = [
            "openapi": "3.1.0",
            "components": [
                "schemas": [
                    "Port": ["type": "integer"], "A": ["properties": ["port": ["$ref": "#/components/schemas/Port"]]],
                ]
            ],
        ]
        compiler.register(document, as: "folder/api.yaml")
        let place = SchemaLocation(document: "folder/api.yaml", pointer: JSONPointer("/components/schemas/A")!)
        let schema = try compiler.compile(place)
        #expect(schema.location == place)
        let violation = try #require(schema.validate(["port": "x"]).first)
        #expect(violation.schemaLocation.document == "folder/api.yaml")
        #expect(violation.schemaLocation.pointer.description == "/components/schemas/Port/type")
        #expect(violation.instancePointer.description == "/port")
    }

    @Test func tellsAnnotationsThroughReferences() throws {
        let schema = try compiled([
            "$ref": "#/$defs/text",
            "$defs": [
                "text": [
                    "type": "string", "format": "password", "default": "a", "example": "b", "examples": ["c"],
                    "writeOnly": true, "deprecated": true,
                ]
            ],
        ])
        #expect(schema.annotations.format == "password")
        #expect(schema.annotations.defaultValue == "a")
        #expect(schema.annotations.examples == ["b", "c"])
        #expect(schema.annotations.isWriteOnly)
        #expect(schema.annotations.isDeprecated)
        #expect(!schema.annotations.isReadOnly)
        #expect(schema.types == .string)
    }

    @Test func findsMembersAndElementsThroughReferencesAndAllOf() throws {
        let schema = try compiled([
            "allOf": [["$ref": "#/$defs/base"], ["type": "object"]],
            "$defs": ["base": ["properties": ["list": ["type": "array", "items": ["type": "integer"]]]]],
        ])
        #expect(schema.types == .object)
        #expect(schema.property("list")?.types == .array)
        #expect(schema.property("list")?.elements?.types == .integer)
        #expect(schema.property("other") == nil)
        #expect(schema.elements == nil)
    }

    @Test func endsOnValuesNestedAsDeeplyAsAreParsed() throws {
        let schema = try compiled([
            "type": ["array", "integer"], "items": ["anyOf": [["$ref": "#"], ["type": "null"]]],
        ])
        var value: JSONValue = 1
        for _ in 0..<500 { value = [value] }
        #expect(schema.isValid(value))
        var refused: JSONValue = "x"
        for _ in 0..<500 { refused = [refused] }
        #expect(!schema.isValid(refused))
        #expect(schema.validate(refused).isEmpty == false)
    }

    @Test func endsOnReferencesThatOnlyTheValueCouldEnd() throws {
        let schema = try compiled([
            "$id": "http://a/", "$dynamicAnchor": "a", "$ref": "b",
            "$defs": ["b": ["$id": "b", "$dynamicRef": "#a", "$defs": ["end": ["$dynamicAnchor": "a"]]]],
        ])
        #expect(!schema.isValid(1))
        #expect(!schema.validate(1).isEmpty)
    }

    @Test func isSharedByThreads() async throws {
        let schema = try compiled(Self.connection)
        let count = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    (0..<200).count { schema.isValid(["name": "a", "port": ["x", 1][$0 % 2], "status": "Active"]) }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(count == 400)
    }
}
