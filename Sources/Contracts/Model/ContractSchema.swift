internal import JSONModel
package import JSONSchema
package import SourceDocuments
internal import Synchronization

/// A schema where the document states it, compiled when it is first asked for.
///
/// A large document has thousands of schemas of which a run touches few. Any thread may ask.
package final class ContractSchema: Sendable {
    /// The place by which the compiler knows it.
    package let location: SchemaLocation
    private let library: SchemaLibrary
    private let direction: SchemaOptions.Direction
    private let cached = AtomicLazyReference<Schema>()
    private let cachedLeniency = AtomicLazyReference<LenientSchemaBox>()

    init(location: SchemaLocation, library: SchemaLibrary, direction: SchemaOptions.Direction) {
        self.location = location
        self.library = library
        self.direction = direction
    }

    /// The compiled schema, or nil when it cannot be compiled, which loading has told of.
    package var compiled: Schema? {
        if let schema = cached.load() { return schema }
        guard let schema = try? compile() else { return nil }
        return cached.storeIfNil(schema)
    }

    /// What the vendor takes beyond the schema; nil when nothing.
    var leniency: LenientSchema? {
        guard library.sources.hasLeniencies else { return nil }
        if let box = cachedLeniency.load() { return box.schema }
        return cachedLeniency.storeIfNil(LenientSchemaBox(schema: LenientSchema(self))).schema
    }

    /// Compiles the schema now.
    package func compile() throws(SchemaError) -> Schema {
        try library.compile(location, direction: direction)
    }

    /// The schema at another place of the same documents, read for the same direction.
    func schema(at location: SchemaLocation) -> ContractSchema {
        ContractSchema(location: location, library: library, direction: direction)
    }

    /// Where the schema begins in its file.
    package var sourceLocation: SourceLocation { library.sources.location(of: location) }

    /// The schema as the document states it.
    var json: JSONValue { library.sources.json(at: location) ?? true }
    /// The documents that its references lead into.
    var sources: ContractSources { library.sources }
}

/// Remembers that a schema has no leniency as well as which one it has.
private final class LenientSchemaBox: Sendable {
    let schema: LenientSchema?

    init(schema: LenientSchema?) {
        self.schema = schema
    }
}
