internal import JSONModel
internal import JSONSchema
internal import SourceDocuments

/// What a vendor's server takes beyond a schema, compiled from the schema's `x-accepts` and those of what it contains.
///
/// `$ref`, `allOf`, `properties`, `additionalProperties` and `items` are followed; `oneOf` and `anyOf` are not, since
/// which of them holds is not known before the value is read. A member that one of them may name is not unknown, though.
struct LenientSchema: Sendable {
    /// What is taken of one value; those of what the value contains are named by their places in `nodes`, so that a
    /// schema may contain itself.
    struct Node: Sendable {
        /// What is taken here.
        let accepts: Set<Leniency>
        /// The types that the schema wants.
        let types: SchemaTypes
        /// True when values are not to be shown.
        let isSecret: Bool
        /// Where the list stands.
        let location: SourceLocation
        /// The members that the schema names; a member that is taken as it is has no node.
        var members: [(name: JSONName, node: Int?)]
        /// Holds the names that some other part of the schema may name; nil when none does.
        var otherNames: Schema?
        /// The node of members without a name here.
        var rest: Int?
        /// The node of a list's elements.
        var items: Int?
    }

    /// The first is that of the whole value.
    let nodes: [Node]

    /// Compiles a schema; nil when it is taken as it is written.
    init?(_ schema: ContractSchema) {
        var compiler = LenientSchemaCompiler(sources: schema.sources)
        guard let nodes = compiler.compile(schema.location) else { return nil }
        self.nodes = nodes
    }
}
