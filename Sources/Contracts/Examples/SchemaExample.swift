package import JSONModel
internal import JSONSchema

/// Makes one value of a schema, the same at every call: what an API without examples answers.
package enum SchemaExample {
    /// A value that the schema describes, as far as its keywords tell without trying.
    ///
    /// `const`, `default`, `example`, the first of `examples` and of `enum` come first, then a value by type: objects
    /// with all their members, lists with as many elements as they need and one at least, text and numbers within
    /// their bounds.
    ///
    /// - Parameters:
    ///   - schema: The schema.
    ///   - direction: The way that the value travels: members that are `writeOnly` are left out of a response, members
    ///     that are `readOnly` out of a request.
    /// - Returns: The value; null where the schema refuses everything.
    package static func value(of schema: ContractSchema, in direction: ExampleDirection) -> JSONValue {
        var generator = SchemaExampleGenerator(direction: direction)
        return generator.value(SchemaReader(schema)) ?? .null
    }

    /// The value that a schema states itself.
    static func stated(in schema: SchemaReader) -> JSONValue? {
        if let value = schema.keyword("const") { return value }
        let types = schema.types
        // A stated value of the wrong type is a slip of the document's author; one made by type is nearer.
        func fitting(_ value: JSONValue?) -> JSONValue? {
            // A bare nil would be JSON's null here.
            guard let value, !types.isDisjoint(with: SchemaReader.type(of: value)) else { return JSONValue?.none }
            return value
        }
        return fitting(schema.keyword("example")) ?? fitting(schema.keyword("examples")?.arrayValue?.first)
            ?? fitting(schema.keyword("default")) ?? schema.keyword("enum")?.arrayValue?.first
    }
}
