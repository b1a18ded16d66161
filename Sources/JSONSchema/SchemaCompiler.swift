package import JSONModel

/// Turns schemas of registered documents into `Schema`s; what several share by `$ref` is compiled once.
package struct SchemaCompiler {
    private var builder: NodeBuilder
    private var targets = NodeTable()
    private var schemas: [SchemaLocation: Schema] = [:]
    /// The program of the last schema, which the next shares when it needs nothing new.
    private var program: SchemaProgram?
    private var knowsMetaSchemas = false

    /// Makes a compiler that knows no document but the meta-schemas of 2020-12 and draft 4.
    ///
    /// - Parameters:
    ///   - dialect: How schemas without `$schema` are read.
    ///   - options: The choices that specifications leave.
    package init(dialect: SchemaDialect, options: SchemaOptions = SchemaOptions()) {
        builder = NodeBuilder(registry: SchemaRegistry(rules: SchemaRules(dialect)), options: options)
    }

    /// A compiler that knows the same documents and has compiled nothing, with other choices.
    package func withOptions(_ options: SchemaOptions) -> SchemaCompiler {
        var other = self
        other.builder = NodeBuilder(registry: builder.registry, options: options)
        other.targets = NodeTable()
        other.schemas = [:]
        other.program = nil
        return other
    }

    /// Makes a document known.
    ///
    /// Documents that refer to one another are all registered before the first is compiled.
    ///
    /// - Parameters:
    ///   - document: The whole document: a schema, or an OpenAPI document that holds schemas.
    ///   - identifier: Its absolute URI or its path; references between documents are resolved against it.
    package mutating func register(_ document: JSONValue, as identifier: String) {
        if !knowsMetaSchemas {
            knowsMetaSchemas = true
            for (identifier, metaSchema) in MetaSchemas.all { builder.registry.register(metaSchema, as: identifier) }
        }
        builder.registry.register(document, as: identifier)
    }

    /// Compiles the schema at a place of a registered document, or gives it again when it was compiled before.
    ///
    /// - Throws: `SchemaError` for the first fault in the schema or in what it refers to.
    package mutating func compile(_ location: SchemaLocation) throws(SchemaError) -> Schema {
        if let schema = schemas[location] { return schema }
        let slot = try builder.build(location)
        let program = currentProgram()
        let schema = Schema(node: program.targets[slot], program: program)
        schemas[location] = schema
        return schema
    }

    /// The program that holds all that was built so far.
    private mutating func currentProgram() -> SchemaProgram {
        if let program, targets.count == builder.targets.count { return program }
        for case let node? in builder.targets[targets.count...] { targets.append(node) }
        let program = SchemaProgram(targets: targets, dynamicAnchors: builder.dynamicAnchors)
        self.program = program
        return program
    }
}
