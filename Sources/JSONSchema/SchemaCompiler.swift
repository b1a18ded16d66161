package import JSONModel

/// Turns schemas of registered documents into `Schema`s; what several share by `$ref` is compiled once.
package struct SchemaCompiler {
    private let dialect: SchemaDialect
    private let options: SchemaOptions

    /// Makes a compiler that knows no document.
    package init(dialect: SchemaDialect, options: SchemaOptions = SchemaOptions()) {
        self.dialect = dialect
        self.options = options
    }

    /// Makes a document known.
    ///
    /// - Parameters:
    ///   - document: The whole document: a schema, or an OpenAPI document that holds schemas.
    ///   - identifier: Its absolute URI or its path; references between documents are resolved against it.
    package mutating func register(_ document: JSONValue, as identifier: String) {}

    /// Compiles the schema at a place of a registered document, or gives it again when it was compiled before.
    package mutating func compile(_ location: SchemaLocation) throws(SchemaError) -> Schema {
        Schema(location: location, annotations: SchemaAnnotations(), types: .any)
    }
}
