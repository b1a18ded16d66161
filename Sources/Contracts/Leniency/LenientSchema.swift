internal import JSONModel
internal import JSONSchema
internal import SourceDocuments

/// What a vendor's server takes beyond a schema, compiled from the schema's `x-accepts` and those of what it contains.
///
/// `$ref`, `allOf`, `properties`, `additionalProperties` and `items` are followed; `oneOf` and `anyOf` are not, since
/// which of them holds is not known before the value is read.
final class LenientSchema: Sendable {
    /// What is taken here.
    let accepts: Set<Leniency>
    /// The types that the schema wants.
    let types: SchemaTypes
    /// True when values are not to be shown.
    let isSecret: Bool
    /// Where the list stands.
    let location: SourceLocation
    /// The members that the schema names; a member that is taken as it is has no schema here.
    let members: [(name: JSONName, schema: LenientSchema?)]
    /// The schema of members without a name here.
    let rest: LenientSchema?
    /// The schema of a list's elements.
    let items: LenientSchema?

    /// Deeper, a schema that contains itself is taken as it is written.
    private static let maximumDepth = 12

    /// Compiles a schema; nil when it is taken as it is written.
    convenience init?(_ schema: ContractSchema) {
        self.init(of: [schema.location], in: schema.sources, depth: 0)
    }

    /// Compiles schemas that all hold of one value.
    private init?(of places: [SchemaLocation], in sources: ContractSources, depth: Int) {
        guard depth < Self.maximumDepth, !places.isEmpty else { return nil }
        let parts = Self.conjuncts(of: places, in: sources)
        func contained(_ places: [SchemaLocation]) -> LenientSchema? {
            LenientSchema(of: places, in: sources, depth: depth + 1)
        }
        func holding(_ keyword: String) -> [SchemaLocation] {
            parts.filter { sources.json(at: $0)?[keyword]?.objectValue != nil }.map { $0.appending(keyword) }
        }
        let lists = parts.map { $0.appending(Leniency.key) }.filter { sources.json(at: $0) != nil }
        accepts = Set(
            lists.flatMap { sources.json(at: $0)?.arrayValue ?? [] }.compactMap(\.stringValue)
                .compactMap(Leniency.init))
        rest = contained(holding("additionalProperties"))
        items = contained(holding("items"))
        members = Self.members(of: parts, in: sources).map { ($0.name, contained($0.places)) }
        guard !accepts.isEmpty || rest != nil || items != nil || members.contains(where: { $0.schema != nil }) else {
            return nil
        }
        let readers = places.map { SchemaReader(sources.json(at: $0) ?? true, document: $0.document, sources: sources) }
        types = readers.reduce(.any) { $0.intersection($1.types) }
        isSecret = readers.contains(where: SecretFinder.isSecret)
        location = sources.location(of: lists.first ?? places[0])
    }

    /// The members that `properties` names, and where.
    private static func members(
        of parts: [SchemaLocation], in sources: ContractSources
    ) -> [(name: JSONName, places: [SchemaLocation])] {
        var found: [(name: JSONName, places: [SchemaLocation])] = []
        for part in parts {
            let properties = part.appending("properties")
            for member in sources.json(at: properties)?.objectValue?.members ?? [] {
                let place = properties.appending(member.name)
                if let known = found.firstIndex(where: { $0.name == member.key }) {
                    found[known].places.append(place)
                } else {
                    found.append((member.key, [place]))
                }
            }
        }
        return found
    }

    /// The places and those of what they include by `$ref` and `allOf`.
    private static func conjuncts(of places: [SchemaLocation], in sources: ContractSources) -> [SchemaLocation] {
        var found: [SchemaLocation] = []
        var waiting = Array(places.reversed())
        while let next = waiting.popLast(), found.count < 64 {
            guard !found.contains(next), let json = sources.json(at: next) else { continue }
            found.append(next)
            for index in (json["allOf"]?.arrayValue ?? []).indices.reversed() {
                waiting.append(
                    SchemaLocation(document: next.document, pointer: next.pointer.appending("allOf").appending(index)))
            }
            if let reference = json["$ref"]?.stringValue,
                let target = sources.target(of: reference, from: next.document)
            {
                waiting.append(target)
            }
        }
        return found
    }
}

extension SchemaLocation {
    fileprivate func appending(_ token: String) -> SchemaLocation {
        SchemaLocation(document: document, pointer: pointer.appending(token))
    }
}
