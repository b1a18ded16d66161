package import JSONModel

/// A compiled schema: immutable, and safe to use from any thread.
package final class Schema: Sendable {
    private let node: SchemaNode
    private let program: SchemaProgram

    init(node: SchemaNode, program: SchemaProgram) {
        self.node = node
        self.program = program
    }

    /// Where the schema stands.
    package var location: SchemaLocation { node.location }

    /// What the schema says about its values; where it is a reference alone, what its target says.
    package var annotations: SchemaAnnotations { node.described(in: program).annotations }

    /// The types of value that it can accept, as far as `type`, `$ref` and `allOf` tell.
    package var types: SchemaTypes { node.types(in: program) }

    /// The schema of the elements of an array behind those of `prefixItems`, when there is one.
    package var elements: Schema? {
        node.first(in: program) { $0.arrays?.rest }.map { Schema(node: $0, program: program) }
    }

    /// The schema of a member that `properties` names, in this schema or in what it takes in by `$ref` and `allOf`.
    package func property(_ name: String) -> Schema? {
        let found = node.first(in: program) { node in
            node.objects.flatMap { checks in checks.offset(of: name).flatMap { checks.properties[$0].schema } }
        }
        return found.map { Schema(node: $0, program: program) }
    }

    /// All violations of the value: those of a node before those of its members; empty when the value is valid.
    package func validate(_ value: JSONValue) -> [SchemaViolation] {
        guard !isValid(value) else { return [] }
        var explainer = SchemaExplainer(program)
        explainer.explain(value, node)
        return explainer.violations
    }

    /// True when the value is valid; quicker than `validate`, for it makes no violations.
    package func isValid(_ value: JSONValue) -> Bool {
        var run = SchemaRun(program)
        return node.accepts(value, &run)
    }
}
