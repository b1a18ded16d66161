import JSONModel
import RegularExpressions

extension NodeBuilder {
    mutating func objects(_ context: SchemaContext) throws(SchemaError) -> ObjectChecks? {
        let keywords = context.keywords
        let rules = context.rules
        let properties = try properties(context)
        let patterns = rules.hasPatternProperties ? try patternProperties(context) : []
        let additional = try subschema("additionalProperties", context)
        let names = rules.hasDraft6 ? try subschema("propertyNames", context) : nil
        let unevaluated = rules.hasDraft2019 ? try subschema("unevaluatedProperties", context) : nil
        var dependencies: [ObjectChecks.Dependency] = []
        var dependentSchemas: [(name: String, schema: SchemaNode)] = []
        if rules.hasPatternProperties {
            try addDependencies("dependencies", context, &dependencies, &dependentSchemas)
        }
        if rules.hasDraft2019 {
            if rules.validates { try addDependencies("dependentRequired", context, &dependencies, &dependentSchemas) }
            try addDependencies("dependentSchemas", context, &dependencies, &dependentSchemas)
        }
        let minimum = rules.validates ? try keywords.count("minProperties") : nil
        let maximum = rules.validates ? try keywords.count("maxProperties") : nil
        guard
            !properties.isEmpty || !patterns.isEmpty || additional != nil || names != nil || unevaluated != nil
                || !dependencies.isEmpty || !dependentSchemas.isEmpty || minimum != nil || maximum != nil
        else { return nil }
        return ObjectChecks(
            properties: properties, patterns: patterns, additional: additional, names: names,
            minimumCount: minimum ?? 0, maximumCount: maximum ?? .max, dependencies: dependencies,
            dependentSchemas: dependentSchemas, unevaluated: unevaluated)
    }

    /// The properties in their order, and behind them what only `required` names.
    private mutating func properties(_ context: SchemaContext) throws(SchemaError) -> [PropertyCheck] {
        let members = try context.keywords.map("properties")?.members ?? []
        var required = try self.required(context)
        var checks: [PropertyCheck] = []
        for member in members {
            let node = try node(member.value, below: ["properties", member.name], context)
            let isRequired = required.contains { $0 == member.name }
            if isRequired {
                required.removeAll { $0 == member.name }
            }
            checks.append(
                PropertyCheck(
                    name: ExactText(member.name), schema: node,
                    isRequired: isRequired && !isExcused(member.value, context)))
        }
        for name in required where !checks.contains(where: { $0.name.equals(name) }) {
            checks.append(PropertyCheck(name: ExactText(name), schema: nil, isRequired: true))
        }
        return checks
    }

    private func required(_ context: SchemaContext) throws(SchemaError) -> [String] {
        // Draft 3 and careless OpenAPI documents have `required: true` inside of a property.
        guard context.rules.validates else { return [] }
        return try context.keywords.names("required") ?? []
    }

    /// True when messages of this direction need not have a member of that schema (OpenAPI, `readOnly`).
    private func isExcused(_ property: JSONValue, _ context: SchemaContext) -> Bool {
        let keyword: String
        switch options.direction {
        case .none: return false
        case .request: keyword = "readOnly"
        case .response: keyword = "writeOnly"
        }
        var property = property
        var resource = context.resource
        for _ in 0..<8 {
            if property[keyword]?.boolValue == true { return true }
            guard let text = property["$ref"]?.stringValue,
                let location = registry.location(of: registry.resolve(text, resource: resource)),
                let next = registry.value(at: location)
            else { return false }
            property = next
            resource = registry.resource(of: location)
        }
        return false
    }

    private mutating func patternProperties(
        _ context: SchemaContext
    ) throws(SchemaError) -> [(pattern: ECMAPattern, schema: SchemaNode)] {
        var patterns: [(pattern: ECMAPattern, schema: SchemaNode)] = []
        for member in try context.keywords.map("patternProperties")?.members ?? [] {
            let schema = try node(member.value, below: ["patternProperties", member.name], context)
            patterns.append((try pattern(member.name, at: schema.location), schema))
        }
        return patterns
    }

    /// Reads `dependencies`, or one of the two keywords that it became.
    private mutating func addDependencies(
        _ keyword: String, _ context: SchemaContext, _ dependencies: inout [ObjectChecks.Dependency],
        _ schemas: inout [(name: String, schema: SchemaNode)]
    ) throws(SchemaError) {
        for member in try context.keywords.map(keyword)?.members ?? [] {
            if keyword != "dependentSchemas", case .array = member.value {
                guard let names = SchemaKeywords.names(member.value) else {
                    throw context.keywords.error(keyword, "\(member.name) must be a list of strings")
                }
                dependencies.append(ObjectChecks.Dependency(keyword: keyword, name: member.name, required: names))
            } else if keyword != "dependentRequired" {
                schemas.append((member.name, try node(member.value, below: [keyword, member.name], context)))
            } else {
                throw context.keywords.error(keyword, "\(member.name) must be a list of strings")
            }
        }
    }
}
