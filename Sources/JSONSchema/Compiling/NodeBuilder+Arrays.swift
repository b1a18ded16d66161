import JSONModel

extension NodeBuilder {
    mutating func arrays(_ context: SchemaContext) throws(SchemaError) -> ArrayChecks? {
        let keywords = context.keywords
        let rules = context.rules
        var prefix: [SchemaNode] = []
        var rest: SchemaNode?
        if rules.hasItemArrays, case .array = keywords.schema["items"] {
            prefix = try subschemas("items", context)
            rest = try subschema("additionalItems", context)
        } else {
            if rules.hasDraft2020 { prefix = try subschemas("prefixItems", context) }
            rest = try subschema("items", context)
        }
        let contained = try containedItems(context)
        let unevaluated = rules.hasDraft2019 ? try subschema("unevaluatedItems", context) : nil
        var minimum: Int?
        var maximum: Int?
        var areUnique = false
        if rules.validates {
            minimum = try keywords.count("minItems")
            maximum = try keywords.count("maxItems")
            areUnique = try keywords.boolean("uniqueItems")
        }
        guard
            !prefix.isEmpty || rest != nil || contained != nil || unevaluated != nil || minimum != nil
                || maximum != nil || areUnique
        else { return nil }
        return ArrayChecks(
            minimumCount: minimum ?? 0, maximumCount: maximum ?? .max, areUnique: areUnique, prefix: prefix,
            rest: rest, contained: contained, unevaluated: unevaluated)
    }

    private mutating func containedItems(_ context: SchemaContext) throws(SchemaError) -> ContainedItems? {
        guard context.rules.hasDraft6, let schema = try subschema("contains", context) else { return nil }
        let hasBounds = context.rules.hasDraft2019 && context.rules.validates
        return ContainedItems(
            schema: schema, minimum: hasBounds ? try context.keywords.count("minContains") ?? 1 : 1,
            maximum: hasBounds ? try context.keywords.count("maxContains") ?? .max : .max)
    }
}
