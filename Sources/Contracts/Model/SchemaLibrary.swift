internal import JSONModel
internal import JSONSchema
internal import Support

/// The schemas of one contract's documents, each compiled once for requests and once for responses.
final class SchemaLibrary: Sendable {
    /// The documents.
    let sources: ContractSources
    private let dialect: SchemaDialect
    private let compilers: LockedValue<[SchemaOptions.Direction: SchemaCompiler]>

    init(sources: ContractSources, dialect: SchemaDialect) {
        self.sources = sources
        self.dialect = dialect
        compilers = LockedValue([:])
    }

    func compile(_ location: SchemaLocation, direction: SchemaOptions.Direction) throws(SchemaError) -> Schema {
        let outcome: Result<Schema, SchemaError> = compilers.withLock { compilers in
            var compiler = compilers.removeValue(forKey: direction) ?? makeCompiler(direction)
            defer { compilers[direction] = compiler }
            do throws(SchemaError) {
                return .success(try compiler.compile(location))
            } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }

    private func makeCompiler(_ direction: SchemaOptions.Direction) -> SchemaCompiler {
        var compiler = SchemaCompiler(dialect: dialect, options: SchemaOptions(direction: direction))
        for (identifier, document) in sources.jsonDocuments { compiler.register(document, as: identifier) }
        return compiler
    }
}
