internal import JSONModel
internal import JSONSchema

/// All that a contract says of one value of a document: the schemas that it must obey, with the alternatives and
/// conditions that the value itself chooses.
struct SchemaView {
    /// The schemas, the nearest first.
    let parts: [SchemaPlace]

    /// The view on a value by the schemas stated for it.
    init(_ places: [SchemaPlace], of value: JSONValue) {
        var parts: [SchemaPlace] = []
        for place in places { Self.collect(place, value, into: &parts, depth: 0) }
        self.parts = parts
    }

    private static func collect(
        _ place: SchemaPlace, _ value: JSONValue, into parts: inout [SchemaPlace], depth: Int
    ) {
        guard depth < 6 else { return }
        for part in place.conjuncts where !parts.contains(where: { $0.location == part.location }) {
            parts.append(part)
            for keyword in ["oneOf", "anyOf"] {
                for alternative in part.alternatives(keyword) where alternative.accepts(value) {
                    collect(alternative, value, into: &parts, depth: depth + 1)
                    if keyword == "oneOf" { break }
                }
            }
            if let condition = part.child("if"), let branch = part.child(condition.accepts(value) ? "then" : "else") {
                collect(branch, value, into: &parts, depth: depth + 1)
            }
            for name in part.json["dependentSchemas"]?.objectValue?.names ?? [] where value[name] != nil {
                if let branch = part.child("dependentSchemas", name) {
                    collect(branch, value, into: &parts, depth: depth + 1)
                }
            }
        }
    }

    /// The values of a keyword, the nearest first.
    func values(_ keyword: String) -> [JSONValue] {
        parts.compactMap { $0.json[keyword] }
    }

    /// The least of a keyword's numbers.
    func least(_ keyword: String) -> JSONNumber? { values(keyword).compactMap(\.numberValue).min() }

    /// The greatest of a keyword's numbers.
    func greatest(_ keyword: String) -> JSONNumber? { values(keyword).compactMap(\.numberValue).max() }

    /// The names that `required` lists.
    var required: Set<String> {
        Set(values("required").flatMap { ($0.arrayValue ?? []).compactMap(\.stringValue) })
    }

    /// The names that `properties` lists, each once, but for those that no response holds (`writeOnly`).
    var propertyNames: [String] {
        var names: [String] = []
        for name in parts.flatMap({ $0.json["properties"]?.objectValue?.names ?? [] }) where !names.contains(name) {
            names.append(name)
        }
        return names.filter { !isWriteOnly($0) }
    }

    /// Whether a member has no place in a response.
    func isWriteOnly(_ name: String) -> Bool {
        properties(name).contains { place in
            place.conjuncts.contains { $0.json["writeOnly"]?.boolValue == true }
        }
    }

    private func properties(_ name: String) -> [SchemaPlace] {
        parts.compactMap { $0.child("properties", name) }
    }

    /// The schemas of a member: those that `properties` states, else that of the other members.
    func member(_ name: String) -> [SchemaPlace] {
        let stated = properties(name)
        return stated.isEmpty ? entrySchemas : stated
    }

    /// The schemas of members without a name: of a lone pattern, else those of `additionalProperties`.
    var entrySchemas: [SchemaPlace] {
        let patterns = parts.flatMap { part in
            (part.json["patternProperties"]?.objectValue?.names ?? []).compactMap {
                part.child("patternProperties", $0)
            }
        }
        if patterns.count == 1 { return patterns }
        return parts.compactMap { part in
            part.child("additionalProperties").flatMap { $0.json.objectValue == nil ? nil : $0 }
        }
    }

    /// A pattern of the entries' names, when `patternProperties` states one.
    var entryNamePattern: String? {
        parts.lazy.compactMap { $0.json["patternProperties"]?.objectValue?.names.first }.first
    }

    /// The schemas of an element.
    func element(_ index: Int) -> [SchemaPlace] {
        let tuple = parts.compactMap { $0.child("prefixItems", String(index)) }
        return tuple.isEmpty ? parts.compactMap { $0.child("items") } : tuple
    }

    /// The number of elements whose schemas are stated one by one.
    var tupleLength: Int { values("prefixItems").map { $0.arrayValue?.count ?? 0 }.max() ?? 0 }

    /// Whether some schema names null as a value.
    static func namesNull(_ places: [SchemaPlace], depth: Int = 0) -> Bool {
        depth < 4
            && places.flatMap(\.conjuncts).contains { part in
                if part.json["nullable"]?.boolValue == true || part.json["type"]?.stringValue == "null" { return true }
                if part.json["type"]?.arrayValue?.contains("null") == true { return true }
                if part.json["enum"]?.arrayValue?.contains(.null) == true { return true }
                if let value = part.json["const"], value.isNull { return true }
                return namesNull(part.alternatives("oneOf") + part.alternatives("anyOf"), depth: depth + 1)
            }
    }
}
