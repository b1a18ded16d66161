internal import JSONModel
internal import JSONSchema

/// A schema where it stands in its document, so that what is below it can be read and compiled by itself.
struct SchemaPlace {
    /// The schema object, behind bare references.
    let json: JSONValue
    /// Where it stands.
    let location: SchemaLocation
    /// The last name that a reference calls it by, else its title.
    let name: String?
    /// Any schema of the same documents.
    private let root: ContractSchema

    /// The place of a contract's schema.
    init(_ schema: ContractSchema) {
        self.init(schema.json, at: schema.location, root: schema)
    }

    private init(_ json: JSONValue, at location: SchemaLocation, root: ContractSchema) {
        var json = json
        var location = location
        var name: String?
        // A chain of bare references is followed; one that runs in a circle is given up.
        for _ in 0..<16 {
            guard let reference = json["$ref"]?.stringValue, json.objectValue?.count == 1,
                let target = root.sources.target(of: reference, from: location.document),
                let next = root.sources.json(at: target)
            else { break }
            json = next
            location = target
            name = target.pointer.tokens.last ?? name
        }
        self.json = json
        self.location = location
        self.name = name ?? json["title"]?.stringValue
        self.root = root
    }

    /// The schema below this one; nil when nothing stands there, or something that is no schema.
    func child(_ tokens: String...) -> SchemaPlace? {
        var value = json
        for token in tokens {
            guard let next = JSONPointer(tokens: [token]).evaluate(in: value) else { return nil }
            value = next
        }
        guard value.objectValue != nil || value.boolValue != nil else { return nil }
        let pointer = JSONPointer(tokens: location.pointer.tokens + tokens)
        return SchemaPlace(value, at: SchemaLocation(document: location.document, pointer: pointer), root: root)
    }

    /// The alternatives of `oneOf` or `anyOf`.
    func alternatives(_ keyword: String) -> [SchemaPlace] {
        (json[keyword]?.arrayValue ?? []).indices.compactMap { child(keyword, String($0)) }
    }

    /// This schema and those that it includes by `$ref` and `allOf`: a value must obey all of them.
    var conjuncts: [SchemaPlace] {
        var found: [SchemaPlace] = []
        collect(into: &found, depth: 0)
        return found
    }

    private func collect(into found: inout [SchemaPlace], depth: Int) {
        guard depth < 8, found.count < 64 else { return }
        found.append(self)
        if let reference = json["$ref"]?.stringValue,
            let target = root.sources.target(of: reference, from: location.document),
            let next = root.sources.json(at: target)
        {
            SchemaPlace(next, at: target, root: root).collect(into: &found, depth: depth + 1)
        }
        for part in alternatives("allOf") { part.collect(into: &found, depth: depth + 1) }
    }

    /// Whether a value obeys it; false where it cannot be compiled.
    func accepts(_ value: JSONValue) -> Bool {
        root.schema(at: location).compiled?.isValid(value) ?? false
    }

    /// For what reads schemas without their places.
    var reader: SchemaReader { SchemaReader(json, document: location.document, sources: root.sources) }
}
