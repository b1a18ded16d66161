internal import JSONModel
internal import JSONSchema

/// Reads a schema as it stands in its document, through references and `allOf`, for what validation does not tell:
/// how text is coerced, which values are secret, what an example looks like.
struct SchemaReader: Sendable {
    /// The schema object.
    let json: JSONValue
    /// The document that its references are relative to.
    let document: String
    let sources: ContractSources

    init(_ schema: ContractSchema) {
        self.init(schema.json, document: schema.location.document, sources: schema.sources)
    }

    init(_ json: JSONValue, document: String, sources: ContractSources) {
        var json = json
        var document = document
        // A chain of bare references is followed; one that runs in a circle is given up.
        for _ in 0..<16 {
            guard let reference = json["$ref"]?.stringValue, json.objectValue?.count == 1,
                let target = sources.target(of: reference, from: document), let next = sources.json(at: target)
            else { break }
            json = next
            document = target.document
        }
        self.json = json
        self.document = document
        self.sources = sources
    }

    /// This schema and those that it includes by `$ref` and `allOf`: a value must obey all of them.
    var conjuncts: [SchemaReader] {
        var found: [SchemaReader] = []
        collect(into: &found, depth: 0)
        return found
    }

    private func collect(into found: inout [SchemaReader], depth: Int) {
        guard depth < 8, found.count < 64 else { return }
        found.append(self)
        if let reference = json["$ref"]?.stringValue, let target = sources.target(of: reference, from: document),
            let next = sources.json(at: target)
        {
            SchemaReader(next, document: target.document, sources: sources).collect(into: &found, depth: depth + 1)
        }
        for part in json["allOf"]?.arrayValue ?? [] { reader(part).collect(into: &found, depth: depth + 1) }
    }

    /// The types that `type`, `nullable`, `const` and `enum` allow, here and in what is included.
    var types: SchemaTypes {
        conjuncts.reduce(.any) { $0.intersection($1.ownTypes) }
    }

    private var ownTypes: SchemaTypes {
        let names: [String]
        switch json["type"] {
        case .string(let name): names = [name]
        case .array(let list): names = list.compactMap(\.stringValue)
        default:
            if let value = json["const"] { return Self.type(of: value) }
            if let values = json["enum"]?.arrayValue, !values.isEmpty {
                return values.reduce([]) { $0.union(Self.type(of: $1)) }
            }
            if let alternatives = (json["oneOf"] ?? json["anyOf"])?.arrayValue, !alternatives.isEmpty {
                return alternatives.reduce([]) { $0.union(Self.shallowTypes(reader($1))) }
            }
            return .any
        }
        var types = names.reduce(into: SchemaTypes()) { $0.formUnion(Self.types[$1] ?? []) }
        if json["nullable"]?.boolValue == true { types.insert(.null) }
        return types
    }

    private static func shallowTypes(_ reader: SchemaReader) -> SchemaTypes {
        guard reader.json["oneOf"] == nil, reader.json["anyOf"] == nil else { return .any }
        return reader.ownTypes
    }

    static func type(of value: JSONValue) -> SchemaTypes {
        switch value {
        case .null: .null
        case .bool: .boolean
        case .number(let number): number.intValue == nil ? .fraction : .integer
        case .string: .string
        case .array: .array
        case .object: .object
        }
    }

    private static let types: [String: SchemaTypes] = [
        "null": .null, "boolean": .boolean, "object": .object, "array": .array, "number": .number, "string": .string,
        "integer": .integer,
    ]

    /// The members that `properties` names, each once, in the order of the document.
    var properties: [(name: String, schema: SchemaReader)] {
        var found: [(name: String, schema: SchemaReader)] = []
        for conjunct in conjuncts {
            for member in conjunct.json["properties"]?.objectValue?.members ?? []
            where !found.contains(where: { $0.name == member.name }) {
                found.append((member.name, conjunct.reader(member.value)))
            }
        }
        return found
    }

    /// The schemas of a member, each of which holds.
    func property(_ name: String) -> [SchemaReader] {
        conjuncts.compactMap { conjunct in conjunct.json["properties"]?[name].map(conjunct.reader) }
    }

    /// The schema of members that `properties` does not name; nil when none is stated.
    var additionalProperties: SchemaReader? {
        for conjunct in conjuncts {
            if let schema = conjunct.json["additionalProperties"], schema.objectValue != nil {
                return conjunct.reader(schema)
            }
        }
        return nil
    }

    /// The schema of a list's elements.
    var items: SchemaReader? {
        for conjunct in conjuncts {
            if let schema = conjunct.json["items"], schema.objectValue != nil { return conjunct.reader(schema) }
        }
        return nil
    }

    /// The value of a keyword, here or in what is included; the nearest wins.
    func keyword(_ name: String) -> JSONValue? {
        for conjunct in conjuncts {
            if let value = conjunct.json[name] { return value }
        }
        return nil
    }

    /// A reader of a subschema.
    func reader(_ json: JSONValue) -> SchemaReader {
        SchemaReader(json, document: document, sources: sources)
    }
}
