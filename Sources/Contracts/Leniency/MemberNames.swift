internal import JSONModel
internal import JSONSchema

/// Gathers the names that some part of a schema has for a value's members, whether that part holds of the value or not.
struct MemberNames {
    let sources: ContractSources

    /// Keywords that hold one schema of the same value.
    private static let single = ["not", "if", "then", "else"]
    /// Keywords that hold a list of schemas of the same value.
    private static let lists = ["allOf", "anyOf", "oneOf"]
    /// More parts are not looked at.
    private static let mostParts = 4_096

    /// A schema of the names in `properties` and `patternProperties`, of these schemas and of all that they apply to the
    /// same value; nil when there are none.
    func schema(ofAllIn places: [SchemaLocation]) -> Schema? {
        var seen: Set<SchemaLocation> = []
        var waiting = places
        var names: [JSONValue] = []
        var patterns: [JSONValue] = []
        while let place = waiting.popLast(), seen.count < Self.mostParts {
            guard seen.insert(place).inserted, let json = sources.json(at: place) else { continue }
            names += json["properties"]?.objectValue?.names.map { .string($0) } ?? []
            patterns += json["patternProperties"]?.objectValue?.names.map { ["pattern": .string($0)] } ?? []
            waiting += parts(of: json, at: place)
        }
        let alternatives =
            (names.isEmpty ? [] : [["enum": .array(names)]]) + patterns.filter { Self.compile($0) != nil }
        return alternatives.isEmpty ? nil : Self.compile(["anyOf": .array(alternatives)])
    }

    /// The schemas that a schema applies to the same value.
    private func parts(of json: JSONValue, at place: SchemaLocation) -> [SchemaLocation] {
        func below(_ tokens: String...) -> SchemaLocation {
            SchemaLocation(document: place.document, pointer: tokens.reduce(place.pointer) { $0.appending($1) })
        }
        var parts: [SchemaLocation] = []
        for keyword in Self.single where json[keyword] != nil { parts.append(below(keyword)) }
        for keyword in Self.lists {
            for index in (json[keyword]?.arrayValue ?? []).indices { parts.append(below(keyword, String(index))) }
        }
        for name in json["dependentSchemas"]?.objectValue?.names ?? [] { parts.append(below("dependentSchemas", name)) }
        if let reference = json["$ref"]?.stringValue, let target = sources.target(of: reference, from: place.document) {
            parts.append(target)
        }
        return parts
    }

    private static func compile(_ schema: JSONValue) -> Schema? {
        var compiler = SchemaCompiler(dialect: .draft2020_12)
        compiler.register(schema, as: "names")
        return try? compiler.compile(SchemaLocation(document: "names", pointer: .root))
    }
}
