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
            let inner = part.properties.map(\.schema) + part.namelessParts
            return inner.contains { isSecret($0) || holdsSecret($0, depth: depth + 1) }
        }
    }

    /// True when the members of a map or the elements of a list are secret, or those of the maps and lists in it.
    static func holdsNamelessSecret(_ schema: SchemaReader, depth: Int) -> Bool {
        guard depth < 5 else { return false }
        return alternatives(of: schema, depth: 0).contains { part in
            part.namelessParts.contains { isSecret($0) || holdsNamelessSecret($0, depth: depth + 1) }
        }
    }

    /// True when the schema, or one that it offers, calls its value secret.
    static func isSecret(_ schema: SchemaReader) -> Bool {
        alternatives(of: schema, depth: 0).contains { option in
            option.conjuncts.contains { part in
                part.json["format"]?.stringValue == "password" || part.json["writeOnly"]?.boolValue == true
            }
        }
    }

    static func step(into token: String, of schema: SchemaReader) -> [SchemaReader] {
        var found: [SchemaReader] = []
        for part in alternatives(of: schema, depth: 0) {
            let named = part.property(token)
            found += named
            // Every pattern: a secret must not leave because one was read otherwise.
            if named.isEmpty { found += part.otherMembers }
            if JSONPointer.arrayIndex(token) != nil { found += part.elements }
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

extension SchemaReader {
    /// The schemas of members that `properties` does not name.
    fileprivate var otherMembers: [SchemaReader] {
        conjuncts.flatMap { part -> [SchemaReader] in
            let patterns = part.json["patternProperties"]?.objectValue?.members.map(\.value) ?? []
            let rest = ["additionalProperties", "unevaluatedProperties"].compactMap { part.json[$0] }
            return (patterns + rest).filter { $0.objectValue != nil }.map(part.reader)
        }
    }

    /// The schemas of elements.
    fileprivate var elements: [SchemaReader] {
        conjuncts.flatMap { part -> [SchemaReader] in
            let rest = ["items", "unevaluatedItems", "contains"].compactMap { part.json[$0] }
            return ((part.json["prefixItems"]?.arrayValue ?? []) + rest).filter { $0.objectValue != nil }
                .map(part.reader)
        }
    }

    /// The schemas of what stands in a map or list without a name of its own.
    fileprivate var namelessParts: [SchemaReader] { otherMembers + elements }
}
