import JSONModel
import JSONSchema
import Testing

@Suite struct MetaSchemasTests {
    private func metaSchema(_ uri: String, _ dialect: SchemaDialect) throws -> Schema {
        try compiled(["$ref": .string(uri)], dialect)
    }

    @Test func judgesSchemasOf2020() throws {
        let schema = try metaSchema("https://json-schema.org/draft/2020-12/schema", .draft2020_12)
        #expect(schema.isValid(["type": ["string", "null"], "properties": ["a": ["$ref": "#", "minLength": 1]]]))
        #expect(schema.isValid(true))
        #expect(!schema.isValid(["type": "text"]))
        #expect(!schema.isValid(["properties": ["a": ["minLength": -1]]]))
        #expect(!schema.isValid(["allOf": []]))
        let violation = try #require(schema.validate(["properties": ["a": ["minLength": -1]]]).first)
        #expect(violation.instancePointer.description == "/properties/a/minLength")
        #expect(violation.keyword == "minimum")
    }

    @Test func judgesSchemasOfDraft4() throws {
        let schema = try metaSchema("http://json-schema.org/draft-04/schema#", .draft4)
        #expect(schema.isValid(["minimum": 1, "exclusiveMinimum": true]))
        #expect(!schema.isValid(["exclusiveMinimum": true]))
        #expect(!schema.isValid(["definitions": ["a": ["required": []]]]))
    }
}
