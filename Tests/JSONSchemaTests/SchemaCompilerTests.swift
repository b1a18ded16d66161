import JSONModel
import JSONSchema
import Testing

@Suite struct SchemaCompilerTests {
    /// Schemas that cannot be compiled, the pointer of the fault and its reason.
    static let faults: [(JSONValue, String, String)] = [
        (["$ref": "#/$defs/none"], "/$ref", "$ref leads nowhere: #/$defs/none"),
        (["$ref": "other.json"], "/$ref", "$ref leads nowhere: other.json"),
        (["$ref": "#none"], "/$ref", "$ref leads nowhere: #none"),
        (["$ref": 1], "/$ref", "$ref must be a string"),
        (["$dynamicRef": "#none"], "/$dynamicRef", "$dynamicRef leads nowhere: #none"),
        (
            ["properties": ["a": ["pattern": "a++"]]], "/properties/a/pattern",
            "a++ is no pattern: nothing to repeat at character 2"
        ),
        (
            ["patternProperties": ["(": true]], "/patternProperties/(",
            "( is no pattern: this ( is not closed at character 0"
        ),
        (["minLength": "3"], "/minLength", "minLength must be a whole number from 0"),
        (["maxItems": -1], "/maxItems", "maxItems must be a whole number from 0"),
        (["minimum": "3"], "/minimum", "minimum must be a number"),
        (["exclusiveMinimum": true], "/exclusiveMinimum", "exclusiveMinimum must be a number"),
        (["multipleOf": 0], "/multipleOf", "multipleOf must be more than 0"),
        (["type": "text"], "/type", "no type is named text"),
        (["type": 1], "/type", "type must be a string or a list of strings"),
        (["required": true], "/required", "required must be a list of strings"),
        (["enum": "a"], "/enum", "enum must be a list"),
        (["properties": []], "/properties", "properties must be a map"),
        (["items": 1], "/items", "a schema must be a map, or true or false"),
        (["allOf": [:]], "/allOf", "allOf must be a list"),
        (["uniqueItems": 1], "/uniqueItems", "uniqueItems must be true or false"),
        (["dependentRequired": ["a": "b"]], "/dependentRequired", "a must be a list of strings"),
        ("schema", "", "a schema must be a map, or true or false"),
    ]

    @Test(arguments: faults)
    func tellsWhatIsWrongWithASchema(schema: JSONValue, pointer: String, reason: String) {
        let error = #expect(throws: SchemaError.self) { try compiled(schema) }
        #expect(error?.location.pointer.description == pointer)
        #expect(error?.reason == reason)
        #expect(error?.description == "schema.json#\(pointer): \(reason)")
    }

    @Test func refusesPlacesWhereNothingStands() {
        var compiler = SchemaCompiler(dialect: .draft2020_12)
        compiler.register([:], as: "a.json")
        for place in [("a.json", "/x"), ("b.json", "")] {
            let location = SchemaLocation(document: place.0, pointer: JSONPointer(place.1)!)
            #expect(throws: SchemaError(location: location, reason: "nothing stands here")) {
                try compiler.compile(location)
            }
        }
    }

    @Test(
        arguments: [
            ["$ref": "#"], ["allOf": [["$ref": "#"]]], ["not": ["$ref": "#"]], ["if": ["$ref": "#"]],
            ["$dynamicAnchor": "a", "anyOf": [["$dynamicRef": "#a"], ["$dynamicRef": "#a"]]],
            ["dependentSchemas": ["a": ["$ref": "#"]]],
            [
                "$ref": "#/$defs/a",
                "$defs": ["a": ["anyOf": [["$ref": "#/$defs/b"]]], "b": ["oneOf": [["$ref": "#/$defs/a"]]]],
            ],
        ] as [JSONValue])
    func refusesReferencesThatNeverEnd(schema: JSONValue) {
        let error = #expect(throws: SchemaError.self) { try compiled(schema) }
        #expect(error?.reason == "this schema refers back to itself endlessly")
    }

    @Test func goesOnAfterAFault() throws {
        var compiler = SchemaCompiler(dialect: .draft2020_12)
        compiler.register(
            [
                "good": ["$ref": "#/shared"], "shared": ["type": "integer"],
                "bad": ["anyOf": [["$ref": "#/shared"], ["$ref": "#/worse"]]], "worse": ["type": 1],
            ], as: "a.json")
        func place(_ text: String) -> SchemaLocation { SchemaLocation(document: "a.json", pointer: JSONPointer(text)!) }
        for _ in 0..<2 {
            let error = #expect(throws: SchemaError.self) { try compiler.compile(place("/bad")) }
            #expect(error?.location == place("/worse/type"))
        }
        let schema = try compiler.compile(place("/good"))
        #expect(schema.isValid(1))
        #expect(!schema.isValid("a"))
        #expect(try compiler.compile(place("/good")) === schema)
    }

    @Test func resolvesReferencesBetweenFiles() throws {
        var compiler = SchemaCompiler(dialect: .openAPI30)
        compiler.register(["a": ["$ref": "../common/types.yaml#/Port"]], as: "specs/api/openapi.yaml")
        compiler.register(["Port": ["$ref": "#/Number"], "Number": ["type": "integer"]], as: "specs/common/types.yaml")
        let schema = try compiler.compile(
            SchemaLocation(document: "specs/api/openapi.yaml", pointer: JSONPointer("/a")!))
        #expect(schema.isValid(1))
        let violation = try #require(schema.validate("x").first)
        #expect(violation.schemaLocation.document == "specs/common/types.yaml")
        #expect(violation.schemaLocation.pointer.description == "/Number/type")
    }

    @Test func findsAnchorsByTheNameADocumentWasRegisteredUnder() throws {
        var compiler = SchemaCompiler(dialect: .draft2020_12)
        compiler.register(["$ref": "b.json#x"], as: "a.json")
        compiler.register(["$id": "http://other/", "$defs": ["x": ["$anchor": "x", "type": "integer"]]], as: "b.json")
        let schema = try compiler.compile(SchemaLocation(document: "a.json", pointer: .root))
        #expect(schema.isValid(1))
        #expect(!schema.isValid("x"))
    }

    @Test func excusesMembersByTheDirection() throws {
        let schema: JSONValue = [
            "required": ["id", "secret", "name"],
            "properties": [
                "id": ["$ref": "#/$defs/id"], "secret": ["type": "string", "writeOnly": true],
                "name": ["type": "string"],
            ],
            "$defs": ["id": ["type": "integer", "readOnly": true]],
        ]
        func missing(_ direction: SchemaOptions.Direction) throws -> [String] {
            try compiled(schema, .draft2020_12, SchemaOptions(direction: direction)).validate([:]).map {
                $0.instancePointer.description
            }
        }
        #expect(try missing(.none) == ["/id", "/secret", "/name"])
        #expect(try missing(.request) == ["/secret", "/name"])
        #expect(try missing(.response) == ["/id", "/name"])
    }

    @Test func readsOpenAPI30sDialect() throws {
        let limits: JSONValue = [
            "type": "number", "minimum": 1, "exclusiveMinimum": true, "maximum": 3, "nullable": true,
        ]
        let schema = try compiled(limits, .openAPI30)
        #expect(schema.isValid(.null))
        #expect(schema.isValid(3))
        #expect(!schema.isValid(1))
        #expect(!schema.isValid("2"))
        #expect(try violations(of: 1, limits, .openAPI30) == [" exclusiveMinimum: more than 1 | 1"])
        // Without a type, nullable says nothing.
        #expect(try compiled(["nullable": true, "enum": ["a"]], .openAPI30).isValid(.null) == false)
        // What stands beside a $ref is not read, and const is unknown.
        let sibling: JSONValue = ["$ref": "#/definitions/a", "maxLength": 1, "definitions": ["a": ["const": 1]]]
        #expect(try compiled(sibling, .openAPI30).isValid("abc"))
        // In 2020-12 both count.
        #expect(try !compiled(["nullable": true, "type": "string"]).isValid(.null))
        #expect(try !compiled(sibling).isValid("abc"))
    }

    @Test func findsAnchorsOfOtherComponents() throws {
        var compiler = SchemaCompiler(dialect: .draft2020_12)
        compiler.register(
            [
                "openapi": "3.1.0", "components": ["schemas": ["A": ["$anchor": "a", "type": "integer"]]],
                "inline": ["$ref": "#a"],
            ], as: "openapi.yaml")
        let schema = try compiler.compile(SchemaLocation(document: "openapi.yaml", pointer: JSONPointer("/inline")!))
        #expect(schema.isValid(1))
        #expect(!schema.isValid("1"))
    }
}
