import JSONModel

extension NodeBuilder {
    mutating func combination(_ context: SchemaContext) throws(SchemaError) -> Combination? {
        let rules = context.rules
        let reference = try reference(context)
        let dynamicReference = rules.hasDraft2020 ? try dynamicReference(context) : nil
        let all = try subschemas("allOf", context)
        let any = try subschemas("anyOf", context)
        let one = try subschemas("oneOf", context)
        let not = try subschema("not", context)
        let condition = rules.hasDraft6 ? try subschema("if", context) : nil
        guard
            reference != nil || dynamicReference != nil || !all.isEmpty || !any.isEmpty || !one.isEmpty || not != nil
                || condition != nil
        else { return nil }
        return Combination(
            reference: reference, dynamicReference: dynamicReference, all: all, any: any, one: one, not: not,
            condition: condition, then: condition == nil ? nil : try subschema("then", context),
            otherwise: condition == nil ? nil : try subschema("else", context),
            discriminator: discriminator(context))
    }

    mutating func reference(_ context: SchemaContext) throws(SchemaError) -> Int? {
        guard let text = try context.keywords.text("$ref") else { return nil }
        return slot(of: try target(of: text, "$ref", context))
    }

    private mutating func target(
        of reference: String, _ keyword: String, _ context: SchemaContext
    ) throws(SchemaError) -> SchemaLocation {
        guard let location = location(of: reference, within: context.resource) else {
            throw context.keywords.error(keyword, "\(keyword) leads nowhere: \(reference)")
        }
        return location
    }

    /// Reads `$dynamicRef`, which looks for outer anchors only when it leads to a dynamic anchor by itself.
    private mutating func dynamicReference(_ context: SchemaContext) throws(SchemaError) -> DynamicReference? {
        guard let text = try context.keywords.text("$dynamicRef") else { return nil }
        let location = try target(of: text, "$dynamicRef", context)
        let slot = slot(of: location)
        let target = registry.resource(of: location)
        guard let name = URIReference(text).decodedFragment, !name.isEmpty,
            registry.resources[target].dynamicAnchors[name] == location
        else { return DynamicReference(slot: slot, anchor: nil) }
        lookFor(dynamicAnchor: name)
        return DynamicReference(slot: slot, anchor: name)
    }

    /// Reads OpenAPI's `discriminator`: branches go by the last part of their `$ref`, or as `mapping` says.
    private func discriminator(_ context: SchemaContext) -> Discriminator? {
        let schema = context.keywords.schema
        guard let object = schema["discriminator"], let property = object["propertyName"]?.stringValue,
            let branches = (schema["oneOf"] ?? schema["anyOf"])?.arrayValue
        else { return nil }
        let references = branches.map { $0["$ref"]?.stringValue }
        var offsets: [String: Int] = [:]
        for (offset, reference) in references.enumerated() {
            guard let name = reference?.split(separator: "/").last else { continue }
            offsets[String(name)] = offset
        }
        for member in object["mapping"]?.objectValue?.members ?? [] {
            guard let target = member.value.stringValue else { continue }
            let offset = references.firstIndex { $0 == target } ?? offsets[target]
            if let offset { offsets[member.name] = offset }
        }
        return Discriminator(property: property, branches: offsets)
    }
}
