internal import HTTPModel
internal import JSONModel
internal import JSONSchema

/// The names under which contracts expect secrets: keys of their security, and whatever is `format: password` or
/// `writeOnly`.
package struct SecretNames: Sendable {
    /// The header fields, in lower case; the usual ones for credentials are always among them.
    package private(set) var headers: Set<String> = ["authorization", "proxy-authorization"]
    /// The query parameters.
    package private(set) var query: Set<String> = []
    /// The path parameters.
    package private(set) var path: Set<String> = []
    /// The members of bodies and form fields.
    package private(set) var members: Set<String> = []

    /// The members whose values are maps or lists of secrets, which have no names of their own.
    package private(set) var holders: Set<String> = []
    /// True when some content has secrets without a name, which its operation's schema must tell.
    package private(set) var hasNameless = false
    /// The operations that have secrets in their paths.
    private var secretPaths: [Operation] = []
    /// What hides them in other paths.
    private var unknownPaths = UnknownPathMask()
    /// What such contents are like, for what was stored of them.
    package private(set) var nameless = SecretPlaces.none

    /// Gathers the names of some contracts.
    package init(of contracts: [Contract]) {
        for operation in contracts.flatMap(\.operations) {
            add(operation)
            let contents = (operation.requestBody?.content ?? []) + operation.responses.flatMap(\.content)
            for places in contents.map({ SecretPlaces(of: $0) }) where places.isSecret || places.holdsNamelessSecret {
                nameless = nameless.or(places)
            }
        }
        for sources in contracts.compactMap(\.sources) {
            for (document, json) in sources.jsonDocuments {
                addMembers(in: json, document: document, sources: sources, depth: 0)
            }
        }
        hasNameless = !nameless.isEmpty || !holders.isEmpty
    }

    /// The path of a request that no operation took, with hidden what would be a secret in a path like it.
    ///
    /// Where some path has secrets, whatever is not nearly a literal of a template may be one.
    ///
    /// - Parameters:
    ///   - path: The path as it was sent; its method may be wrong, or slashes stand at its end.
    ///   - mask: The text that stands in for a secret.
    /// - Returns: The path; the same when no path holds a secret.
    package func maskingSecrets(inPath path: String, _ mask: (String) -> String) -> String {
        guard !secretPaths.isEmpty else { return path }
        guard let operation = secretPaths.first(where: { $0.template.matchesEnd(of: path) }) else {
            return unknownPaths.masking(path, mask)
        }
        let end = String(path.reversed().prefix { $0 == "/" })
        return operation.maskingSecrets(inPath: String(path.dropLast(end.count)), mask) + end
    }

    private mutating func add(_ operation: Operation) {
        for item in operation.security.flatMap(\.items) {
            switch item.scheme.kind {
            case .header(let name): headers.insert(name.lowercasedText)
            case .query(let name): query.insert(name)
            case .cookie, .basic, .bearer, .authorization, .mutualTLS: break
            }
        }
        if operation.hasSecretPath { secretPaths.append(operation) }
        unknownPaths.add(operation)
        for parameter in operation.parameters {
            guard let schema = parameter.documentedSchema, SecretFinder.isSecret(SchemaReader(schema)) else { continue }
            switch parameter.place {
            case .header: headers.insert(FieldName(parameter.name).lowercasedText)
            case .query: query.insert(parameter.name)
            case .path: path.insert(parameter.name)
            case .cookie: break
            }
        }
    }

    /// The documents as they are, so that schemas which lead back to themselves are walked once.
    private mutating func addMembers(in json: JSONValue, document: String, sources: ContractSources, depth: Int) {
        guard depth < 64 else { return }
        switch json {
        case .array(let elements):
            for element in elements { addMembers(in: element, document: document, sources: sources, depth: depth + 1) }
        case .object(let object):
            for property in object["properties"]?.objectValue?.members ?? [] {
                let schema = SchemaReader(property.value, document: document, sources: sources)
                if SecretFinder.isSecret(schema) {
                    members.insert(property.name)
                } else if SecretFinder.holdsNamelessSecret(schema, depth: 0) {
                    holders.insert(property.name)
                }
            }
            for member in object.members {
                addMembers(in: member.value, document: document, sources: sources, depth: depth + 1)
            }
        case .null, .bool, .number, .string: break
        }
    }
}

extension Contract {
    /// The files that it is made of; nil when nothing in it has a schema.
    fileprivate var sources: ContractSources? {
        for operation in operations {
            let contents = (operation.requestBody?.content ?? []) + operation.responses.flatMap(\.content)
            let schemas = contents.compactMap(\.documentedSchema) + operation.parameters.compactMap(\.documentedSchema)
            if let first = schemas.first { return first.sources }
        }
        return nil
    }
}
