import JSONModel
import JSONSchema
import Testing

@Suite struct ObjectChecksTests {
    private func schema(count: Int) throws -> Schema {
        let names = (0..<count).map { "member\($0)" }
        return try compiled([
            "properties": .object(JSONObject(names.map { ($0, ["type": "integer"]) })),
            "required": .array(names.map { .string($0) }), "additionalProperties": false,
        ])
    }

    /// Few properties are searched in order, many by hash.
    @Test(arguments: [1, 2, 16, 17, 40])
    func findsMembersWhateverTheirOrder(count: Int) throws {
        let schema = try schema(count: count)
        let pairs = (0..<count).map { ("member\($0)", JSONValue.number(JSONNumber($0))) }
        #expect(schema.isValid(.object(JSONObject(pairs))))
        #expect(schema.isValid(.object(JSONObject(pairs.reversed()))))
        #expect(!schema.isValid(.object(JSONObject(Array(pairs.dropLast())))))
        #expect(!schema.isValid(.object(JSONObject(pairs + [("other", 1)]))))
        #expect(!schema.isValid(.object(JSONObject(Array(pairs.dropLast()) + [("member\(count - 1)", "x")]))))
    }

    @Test func comparesNamesByCodePoints() throws {
        let schema = try compiled(["properties": ["\u{E9}": ["type": "integer"]], "additionalProperties": false])
        #expect(schema.isValid(["\u{E9}": 1]))
        #expect(!schema.isValid(["e\u{301}": 1]))
        // Canonically equivalent texts of one length, and one that is equivalent to ASCII.
        #expect(try !compiled(["required": ["q\u{307}\u{323}"]]).isValid(["q\u{323}\u{307}": 1]))
        #expect(try !compiled(["required": [";"]]).isValid(["\u{37E}": 1]))
    }
}
