internal import JSONModel
internal import JSONSchema

/// Walks a schema and makes a value of it; recursion ends at a depth, and optional members end it earlier.
struct SchemaExampleGenerator {
    let direction: ExampleDirection
    /// How many values may still be made: wide schemas that refer to one another would fill the memory.
    private var budget: Int
    /// From this depth on only what is required is made.
    private let deepestOptional: Int

    private static let deepest = 24

    init(direction: ExampleDirection, budget: Int = 4_000, deepestOptional: Int = 6) {
        self.direction = direction
        self.budget = budget
        self.deepestOptional = deepestOptional
    }

    /// A value; nil when the schema refuses all or recursion must end.
    mutating func value(_ schema: SchemaReader, depth: Int = 0) -> JSONValue? {
        guard depth < Self.deepest, budget > 0, schema.json.boolValue != false else { return nil }
        budget -= 1
        if let stated = SchemaExample.stated(in: schema) { return stated }
        if let choice = alternative(schema, depth: depth) { return choice }
        let types = schema.types
        if types.contains(.object), types != .any || !schema.properties.isEmpty { return object(schema, depth: depth) }
        if types.contains(.array), types != .any || schema.items != nil { return array(schema, depth: depth) }
        if types == .any {
            return schema.keyword("minLength") == nil && schema.keyword("format") == nil ? [:] : string(schema)
        }
        if types.contains(.string) { return string(schema) }
        if types.contains(.number) { return NumberExample.value(schema, isInteger: false) }
        if types.contains(.integer) { return NumberExample.value(schema, isInteger: true) }
        if types.contains(.fraction) { return NumberExample.value(schema, isInteger: false) }
        if types.contains(.boolean) { return true }
        return types.contains(.null) ? .null : nil
    }

    /// The first of `oneOf` or `anyOf` that makes a value, together with the schema's own members.
    private mutating func alternative(_ schema: SchemaReader, depth: Int) -> JSONValue? {
        for part in schema.conjuncts {
            for keyword in ["oneOf", "anyOf"] {
                for option in part.json[keyword]?.arrayValue ?? [] {
                    guard let value = value(part.reader(option), depth: depth + 1), !value.isNull else { continue }
                    guard case .object(var own) = value, !schema.properties.isEmpty,
                        case .object(let base) = object(schema, depth: depth)
                    else { return value }
                    for member in base.members where own[member.name] == nil { own[member.name] = member.value }
                    return .object(own)
                }
            }
        }
        return nil
    }

    private mutating func object(_ schema: SchemaReader, depth: Int) -> JSONValue? {
        var required: Set<String> = []
        for part in schema.conjuncts {
            required.formUnion(part.json["required"]?.arrayValue?.compactMap(\.stringValue) ?? [])
        }
        var object = JSONObject()
        for (name, member) in schema.properties {
            let isRequired = required.contains(name)
            if isHidden(member) || (!isRequired && depth >= deepestOptional) { continue }
            if let value = value(member, depth: depth + 1) {
                object[name] = value
            } else if isRequired, depth > 0 {
                return nil
            }
        }
        for name in required.sorted()
        where object[name] == nil && !schema.properties.contains(where: { $0.name == name }) {
            object[name] = schema.additionalProperties.flatMap { value($0, depth: depth + 1) } ?? "string"
        }
        let least = schema.keyword("minProperties")?.intValue ?? 0
        if object.count < least, let rest = schema.additionalProperties {
            for index in 1...min(least, 16) where object.count < least {
                object["member\(index)"] = value(rest, depth: depth + 1)
            }
        }
        return .object(object)
    }

    /// `readOnly` members are no part of a request, `writeOnly` ones no part of a response.
    private func isHidden(_ schema: SchemaReader) -> Bool {
        schema.keyword(direction == .request ? "readOnly" : "writeOnly")?.boolValue == true
    }

    private mutating func array(_ schema: SchemaReader, depth: Int) -> JSONValue? {
        let least = schema.keyword("minItems")?.intValue ?? 0
        let most = schema.keyword("maxItems")?.intValue ?? Int.max
        var elements: [JSONValue] = []
        for part in schema.keyword("prefixItems")?.arrayValue ?? [] {
            elements.append(value(schema.reader(part), depth: depth + 1) ?? .null)
        }
        let wanted = min(max(least, 1), most, 64)
        if let items = schema.items {
            while elements.count < wanted {
                guard let value = value(items, depth: depth + 1) else { break }
                elements.append(value)
            }
        }
        return elements.count < least && depth > 0 ? nil : .array(elements)
    }

    private func string(_ schema: SchemaReader) -> JSONValue {
        .string(StringExample.value(schema))
    }
}
