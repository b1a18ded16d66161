internal import JSONModel

/// Tells which values of a message are secret: `format: password` and `writeOnly`.
enum SecretFinder {
    /// True when the schema calls the value at a pointer secret, or one that holds it.
    static func isSecret(_ pointer: JSONPointer, in schema: SchemaReader) -> Bool {
        var current = [schema]
        for token in pointer.tokens {
            if current.contains(where: isSecret) { return true }
            current = current.flatMap { step(into: token, of: $0) }
        }
        return current.contains(where: isSecret)
    }

    /// True when the schema at a pointer describes something with a secret in it, so that a text sent in its place,
    /// such as JSON encoded twice, may hold that secret.
    static func holdsSecret(_ pointer: JSONPointer, in schema: SchemaReader) -> Bool {
        let there = pointer.tokens.reduce([schema]) { current, token in current.flatMap { step(into: token, of: $0) } }
        return there.contains { holdsSecret($0, depth: 0) }
    }

    private static func holdsSecret(_ schema: SchemaReader, depth: Int) -> Bool {
        guard depth < 5 else { return false }
        return alternatives(of: schema, depth: 0).contains { part in
            let inner = part.properties.map(\.schema) + [part.additionalProperties, part.items].compactMap { $0 }
            return inner.contains { isSecret($0) || holdsSecret($0, depth: depth + 1) }
        }
    }

    static func isSecret(_ schema: SchemaReader) -> Bool {
        schema.conjuncts.contains { part in
            part.json["format"]?.stringValue == "password" || part.json["writeOnly"]?.boolValue == true
        }
    }

    private static func step(into token: String, of schema: SchemaReader) -> [SchemaReader] {
        var found: [SchemaReader] = []
        for part in alternatives(of: schema, depth: 0) {
            let named = part.property(token)
            found += named
            if named.isEmpty, let rest = part.additionalProperties { found.append(rest) }
            if JSONPointer.arrayIndex(token) != nil, let items = part.items { found.append(items) }
        }
        return found
    }

    /// The schema and what it offers by `oneOf` and `anyOf`.
    private static func alternatives(of schema: SchemaReader, depth: Int) -> [SchemaReader] {
        guard depth < 4 else { return [schema] }
        var found = [schema]
        for part in schema.conjuncts {
            for keyword in ["oneOf", "anyOf"] {
                for option in part.json[keyword]?.arrayValue ?? [] {
                    found += alternatives(of: part.reader(option), depth: depth + 1)
                }
            }
        }
        return found
    }
}
