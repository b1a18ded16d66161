import JSONModel
import RegularExpressions

/// A member that `properties` or `required` names.
struct PropertyCheck: Sendable {
    let name: ExactText
    let schema: SchemaNode?
    let isRequired: Bool
}

/// The keywords for objects.
final class ObjectChecks: Sendable {
    /// A member that asks for others (`dependentRequired`).
    struct Dependency: Sendable {
        /// `dependentRequired`, or `dependencies` before 2019-09.
        let keyword: String
        let name: String
        let required: [String]
    }

    /// Properties beyond this count are looked up by hash.
    private static let searchLimit = 16

    let properties: [PropertyCheck]
    let requiredCount: Int
    let patterns: [(pattern: ECMAPattern, schema: SchemaNode)]
    let additional: SchemaNode?
    let names: SchemaNode?
    let minimumCount: Int
    let maximumCount: Int
    let dependencies: [Dependency]
    let dependentSchemas: [(name: String, schema: SchemaNode)]
    let unevaluated: SchemaNode?
    private let offsets: [String: Int]

    init(
        properties: [PropertyCheck] = [], patterns: [(pattern: ECMAPattern, schema: SchemaNode)] = [],
        additional: SchemaNode? = nil, names: SchemaNode? = nil, minimumCount: Int = 0, maximumCount: Int = .max,
        dependencies: [Dependency] = [], dependentSchemas: [(name: String, schema: SchemaNode)] = [],
        unevaluated: SchemaNode? = nil
    ) {
        self.properties = properties
        requiredCount = properties.count { $0.isRequired }
        self.patterns = patterns
        self.additional = additional
        self.names = names
        self.minimumCount = minimumCount
        self.maximumCount = maximumCount
        self.dependencies = dependencies
        self.dependentSchemas = dependentSchemas
        self.unevaluated = unevaluated
        var offsets: [String: Int] = [:]
        if properties.count > Self.searchLimit {
            for (offset, property) in properties.enumerated() { offsets[property.name.text] = offset }
        }
        self.offsets = offsets
    }

    func accept(
        _ value: JSONValue, _ object: JSONObject, _ run: inout SchemaRun, _ evaluated: EvaluatedParts?
    ) -> Bool {
        let members = object.members
        guard members.count >= minimumCount, members.count <= maximumCount else { return false }
        var presentCount = 0
        // Members mostly come in the order that the schema names them in: the search goes on from the last find.
        var cursor = 0
        for index in members.indices {
            let offset = offset(of: members[index].name, from: cursor)
            if let offset {
                cursor = offset + 1
                if properties[offset].isRequired { presentCount += 1 }
                if let schema = properties[offset].schema {
                    guard schema.accepts(members[index].value, &run) else { return false }
                    evaluated?.insert(index)
                }
            }
            let isNamed = offset.map { properties[$0].schema != nil } ?? false
            guard acceptOthers(members[index], index, isNamed: isNamed, &run, evaluated) else { return false }
        }
        return presentCount == requiredCount && acceptDependencies(value, object, &run, evaluated)
    }

    /// Checks a member by all that looks at more than one name.
    @inline(__always)
    private func acceptOthers(
        _ member: JSONObject.Member, _ index: Int, isNamed: Bool, _ run: inout SchemaRun, _ evaluated: EvaluatedParts?
    ) -> Bool {
        var isNamed = isNamed
        for (pattern, schema) in patterns where pattern.matches(member.name) {
            guard schema.accepts(member.value, &run) else { return false }
            evaluated?.insert(index)
            isNamed = true
        }
        if let additional, !isNamed {
            guard additional.accepts(member.value, &run) else { return false }
            evaluated?.insert(index)
        }
        if let names, !names.accepts(.string(member.name), &run) { return false }
        return true
    }

    private func acceptDependencies(
        _ value: JSONValue, _ object: JSONObject, _ run: inout SchemaRun, _ evaluated: EvaluatedParts?
    ) -> Bool {
        for dependency in dependencies where object[dependency.name] != nil {
            for name in dependency.required where object[name] == nil { return false }
        }
        for (name, schema) in dependentSchemas where object[name] != nil {
            guard schema.accepts(value, &run, evaluated) else { return false }
        }
        return true
    }

    /// The place of a property's name in `properties`, searched from `start` on and then from the beginning.
    @inline(__always)
    func offset(of name: String, from start: Int = 0) -> Int? {
        if start < properties.count, properties[start].name.equals(name) { return start }
        return searchedOffset(of: name)
    }

    private func searchedOffset(of name: String) -> Int? {
        guard properties.count > Self.searchLimit else {
            return properties.firstIndex { $0.name.equals(name) }
        }
        guard let offset = offsets[name], properties[offset].name.equals(name) else { return nil }
        return offset
    }
}
