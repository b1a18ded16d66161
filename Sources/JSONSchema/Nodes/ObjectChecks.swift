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
    /// True when some keyword looks at members that `properties` names too.
    private let looksAtAllMembers: Bool
    private let hasDependencies: Bool

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
        looksAtAllMembers = !patterns.isEmpty || additional != nil || names != nil
        hasDependencies = !dependencies.isEmpty || !dependentSchemas.isEmpty
    }

    func accept(
        _ value: JSONValue, _ object: JSONObject, _ run: inout SchemaRun, _ evaluated: EvaluatedParts?
    ) -> Bool {
        let ownMembers = object.members
        let members = ownMembers.span
        guard members.count >= minimumCount, members.count <= maximumCount else { return false }
        // Borrowed, for each copy of a property counts references.
        let ownProperties = self.properties
        let properties = ownProperties.span
        var presentCount = 0
        // Members mostly come in the order that the schema names them in: the search goes on from the last find.
        var cursor = 0
        for index in members.indices {
            var isNamed = false
            if let offset = offset(of: members[index].name, from: cursor, in: properties) {
                cursor = offset + 1
                if properties[offset].isRequired { presentCount += 1 }
                if let schema = properties[offset].schema {
                    guard schema.accepts(members[index].value, &run) else { return false }
                    evaluated?.insert(index)
                    isNamed = true
                }
            }
            guard !looksAtAllMembers || acceptOthers(members[index], index, isNamed: isNamed, &run, evaluated) else {
                return false
            }
        }
        return presentCount == requiredCount
            && (!hasDependencies || acceptDependencies(value, object, &run, evaluated))
    }

    /// Checks a member by all that looks at more than one name.
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

    /// The place of a property's name in `properties`.
    func offset(of name: String) -> Int? {
        let properties = self.properties
        return searchedOffset(of: name, in: properties.span)
    }

    /// The place of a property's name, searched from `start` on and then from the beginning.
    @inline(__always)
    private func offset(of name: String, from start: Int, in properties: Span<PropertyCheck>) -> Int? {
        if start < properties.count, properties[start].name.equals(name) { return start }
        return searchedOffset(of: name, in: properties)
    }

    private func searchedOffset(of name: String, in properties: Span<PropertyCheck>) -> Int? {
        guard properties.count > Self.searchLimit else {
            for offset in properties.indices where properties[offset].name.equals(name) { return offset }
            return nil
        }
        guard let offset = offsets[name], properties[offset].name.equals(name) else { return nil }
        return offset
    }
}
