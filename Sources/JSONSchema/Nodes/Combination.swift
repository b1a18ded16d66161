import JSONModel

/// A compiled `$dynamicRef`.
struct DynamicReference: Sendable {
    /// The slot it leads to by itself.
    let slot: Int
    /// The dynamic anchor it looks for; nil when it behaves like `$ref`.
    let anchor: String?
}

/// OpenAPI's `discriminator`: which member of a value names the branch of `oneOf` or `anyOf` that it follows.
struct Discriminator: Sendable {
    let property: String
    /// Branches by the values of the member, as offsets into the keyword's list.
    let branches: [String: Int]
}

/// Keywords that apply other schemas to the same value.
final class Combination: Sendable {
    let reference: Int?
    let dynamicReference: DynamicReference?
    let all: [SchemaNode]
    let any: [SchemaNode]
    let one: [SchemaNode]
    let not: SchemaNode?
    let condition: SchemaNode?
    let then: SchemaNode?
    let otherwise: SchemaNode?
    let discriminator: Discriminator?

    init(
        reference: Int? = nil, dynamicReference: DynamicReference? = nil, all: [SchemaNode] = [],
        any: [SchemaNode] = [], one: [SchemaNode] = [], not: SchemaNode? = nil, condition: SchemaNode? = nil,
        then: SchemaNode? = nil, otherwise: SchemaNode? = nil, discriminator: Discriminator? = nil
    ) {
        self.reference = reference
        self.dynamicReference = dynamicReference
        self.all = all
        self.any = any
        self.one = one
        self.not = not
        self.condition = condition
        self.then = then
        self.otherwise = otherwise
        self.discriminator = discriminator
    }

    func accepts(_ value: JSONValue, _ run: inout SchemaRun, _ evaluated: EvaluatedParts?) -> Bool {
        if let reference, !run.accepts(value, slot: reference, evaluated) { return false }
        if let dynamicReference, !run.accepts(value, dynamicReference, evaluated) { return false }
        for node in all where !node.accepts(value, &run, evaluated) { return false }
        if !any.isEmpty, !acceptsAny(value, &run, evaluated) { return false }
        if !one.isEmpty, !acceptsOne(value, &run, evaluated) { return false }
        if let not, not.accepts(value, &run) { return false }
        if let condition {
            let branch = Self.accepts(condition, value, &run, evaluated) ? then : otherwise
            if let branch, !branch.accepts(value, &run, evaluated) { return false }
        }
        return true
    }

    private func acceptsAny(_ value: JSONValue, _ run: inout SchemaRun, _ evaluated: EvaluatedParts?) -> Bool {
        var isAccepted = false
        for node in any where Self.accepts(node, value, &run, evaluated) {
            isAccepted = true
            // Only who collects what was evaluated needs to know of the other branches.
            if evaluated == nil { break }
        }
        return isAccepted
    }

    private func acceptsOne(_ value: JSONValue, _ run: inout SchemaRun, _ evaluated: EvaluatedParts?) -> Bool {
        var isAccepted = false
        for node in one where Self.accepts(node, value, &run, evaluated) {
            if isAccepted { return false }
            isAccepted = true
        }
        return isAccepted
    }

    /// Checks a branch that may fail, whose evaluated parts count only when it does not.
    private static func accepts(
        _ node: SchemaNode, _ value: JSONValue, _ run: inout SchemaRun, _ evaluated: EvaluatedParts?
    ) -> Bool {
        guard let evaluated else { return node.accepts(value, &run) }
        let branch = EvaluatedParts()
        guard node.accepts(value, &run, branch) else { return false }
        evaluated.formUnion(branch)
        return true
    }
}
