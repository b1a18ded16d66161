import JSONModel
import JSONSchema

/// Compiles one schema by itself.
func compiled(
    _ schema: JSONValue, _ dialect: SchemaDialect = .draft2020_12, _ options: SchemaOptions = SchemaOptions()
) throws -> Schema {
    var compiler = SchemaCompiler(dialect: dialect, options: options)
    compiler.register(schema, as: "schema.json")
    return try compiler.compile(SchemaLocation(document: "schema.json", pointer: .root))
}

/// The violations of a value, each as `pointer keyword: expected | actual`.
func violations(
    of value: JSONValue, _ schema: JSONValue, _ dialect: SchemaDialect = .draft2020_12,
    _ options: SchemaOptions = SchemaOptions()
) throws -> [String] {
    let schema = try compiled(schema, dialect, options)
    return schema.validate(value).map { "\($0.instancePointer) \($0.keyword): \($0.expected) | \($0.actual)" }
}
