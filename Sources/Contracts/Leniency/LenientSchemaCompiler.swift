internal import JSONModel
internal import JSONSchema
internal import SourceDocuments

/// Compiles what a vendor takes beyond a schema, each schema that it contains once.
struct LenientSchemaCompiler {
    /// Schemas that all hold of one value.
    private struct Subject: Hashable {
        let places: [SchemaLocation]
        /// True when what holds the value is secret, and so the value.
        let isInSecret: Bool
    }

    private let sources: ContractSources
    private var subjects: [Subject] = []
    private var indices: [Subject: Int] = [:]

    init(sources: ContractSources) {
        self.sources = sources
    }

    /// Compiles a schema; nil when it and all that it contains are taken as they are written.
    mutating func compile(_ place: SchemaLocation) -> [LenientSchema.Node]? {
        _ = index(of: [place], isInSecret: false)
        var nodes: [LenientSchema.Node] = []
        while nodes.count < subjects.count { nodes.append(node(of: subjects[nodes.count])) }
        let isLenient = Self.leniencies(of: nodes)
        guard isLenient[0] else { return nil }
        func kept(_ index: Int?) -> Int? { index.flatMap { isLenient[$0] ? $0 : nil } }
        for index in nodes.indices {
            nodes[index].rest = kept(nodes[index].rest)
            nodes[index].items = kept(nodes[index].items)
            nodes[index].members = nodes[index].members.map { ($0.name, kept($0.node)) }
        }
        return nodes
    }

    private mutating func index(of places: [SchemaLocation], isInSecret: Bool) -> Int? {
        guard !places.isEmpty else { return nil }
        let subject = Subject(places: places, isInSecret: isInSecret)
        if let known = indices[subject] { return known }
        indices[subject] = subjects.count
        subjects.append(subject)
        return subjects.count - 1
    }

    private mutating func node(of subject: Subject) -> LenientSchema.Node {
        let parts = conjuncts(of: subject.places)
        let lists = parts.map { $0.appending(Leniency.key) }.filter { sources.json(at: $0) != nil }
        let readers = subject.places.map {
            SchemaReader(sources.json(at: $0) ?? true, document: $0.document, sources: sources)
        }
        let isSecret = subject.isInSecret || readers.contains(where: SecretFinder.isSecret)
        let accepts = lists.flatMap { sources.json(at: $0)?.arrayValue ?? [] }.compactMap(\.stringValue)
        let words = Set(accepts.compactMap(Leniency.init))
        return LenientSchema.Node(
            accepts: words,
            types: readers.reduce(.any) { $0.intersection($1.types) }, isSecret: isSecret,
            location: sources.location(of: lists.first ?? subject.places[0]),
            members: members(of: parts).map { ($0.name, index(of: $0.places, isInSecret: isSecret)) },
            otherNames: words.contains(.unknownNames)
                ? MemberNames(sources: sources).schema(ofAllIn: subject.places) : nil,
            rest: index(of: holding("additionalProperties", parts), isInSecret: isSecret),
            items: index(of: holding("items", parts), isInSecret: isSecret))
    }

    /// Whether each node, or one that it leads to, takes more than is written.
    private static func leniencies(of nodes: [LenientSchema.Node]) -> [Bool] {
        var isLenient = nodes.map { !$0.accepts.isEmpty }
        var holders = [[Int]](repeating: [], count: nodes.count)
        for (holder, node) in nodes.enumerated() {
            for inner in [node.rest, node.items] + node.members.map(\.node) {
                if let inner { holders[inner].append(holder) }
            }
        }
        var waiting = isLenient.indices.filter { isLenient[$0] }
        while let next = waiting.popLast() {
            for holder in holders[next] where !isLenient[holder] {
                isLenient[holder] = true
                waiting.append(holder)
            }
        }
        return isLenient
    }

    private func holding(_ keyword: String, _ parts: [SchemaLocation]) -> [SchemaLocation] {
        parts.filter { sources.json(at: $0)?[keyword]?.objectValue != nil }.map { $0.appending(keyword) }
    }

    /// The members that `properties` names, and where.
    private func members(of parts: [SchemaLocation]) -> [(name: JSONName, places: [SchemaLocation])] {
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
    private func conjuncts(of places: [SchemaLocation]) -> [SchemaLocation] {
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
