internal import JSONModel
internal import JSONSchema
internal import Support

/// The schemas of one contract's documents, each compiled once for requests and once for responses.
final class SchemaLibrary: Sendable {
    /// The documents.
    let sources: ContractSources
    private let dialect: SchemaDialect
    private let compilers: LockedValue<[SchemaOptions.Direction: SchemaCompiler]>
    /// A compiler that knows the documents and has compiled nothing, made when the first schema is asked for.
    private let pristine = LockedValue<SchemaCompiler?>(nil)

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
        let known = pristine.withLock { pristine in
            if let pristine { return pristine }
            var compiler = SchemaCompiler(dialect: dialect)
            for (identifier, document) in sources.jsonDocuments { compiler.register(document, as: identifier) }
            pristine = compiler
            return compiler
        }
        return known.withOptions(SchemaOptions(direction: direction))
    }
}
