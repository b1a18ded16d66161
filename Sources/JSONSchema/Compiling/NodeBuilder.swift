import JSONModel
import RegularExpressions

/// Builds nodes from the schemas of registered documents, and gives slots to what they refer to.
struct NodeBuilder {
    /// A reference as it is written in a resource.
    private struct Reference: Hashable {
        let text: String
        let resource: Int
    }

    private static let maximumDepth = 400

    var registry: SchemaRegistry
    let options: SchemaOptions
    /// Built nodes by slot; nil where one is waited for.
    private(set) var targets: [SchemaNode?] = []
    private var slots: [SchemaLocation: Int] = [:]
    private var waiting: [SchemaLocation] = []
    /// Where references lead that were followed before: most are written many times.
    private var followed: [Reference: SchemaLocation] = [:]
    /// The names that `$dynamicRef`s look for.
    private var dynamicNames: Set<String> = []

    init(registry: SchemaRegistry, options: SchemaOptions) {
        self.registry = registry
        self.options = options
    }

    /// Builds the schema at a place with everything that it refers to, and gives its slot.
    mutating func build(_ location: SchemaLocation) throws(SchemaError) -> Int {
        guard registry.value(at: location) != nil else {
            throw SchemaError(location: location, reason: "nothing stands here")
        }
        let firstNew = targets.count
        do throws(SchemaError) {
            let result = slot(of: location)
            repeat {
                while let next = waiting.popLast() { try buildTarget(next) }
                addDynamicTargets()
            } while !waiting.isEmpty
            try ReferenceCycles.refuse(in: targets, from: firstNew)
            return result
        } catch {
            waiting = []
            targets.removeSubrange(firstNew...)
            slots = slots.filter { $0.value < firstNew }
            throw error
        }
    }

    /// Slots of dynamic anchors by name, for each resource; empty when nothing looks for them.
    var dynamicAnchors: [[String: Int]] {
        guard !dynamicNames.isEmpty else { return [] }
        return registry.resources.map { resource in
            resource.dynamicAnchors.compactMapValues { slots[$0] }
        }
    }

    private mutating func buildTarget(_ location: SchemaLocation) throws(SchemaError) {
        guard let slot = slots[location], let value = registry.value(at: location) else { return }
        registry.scan(at: location)
        targets[slot] = try node(value, at: location, within: registry.resource(of: location), depth: 0)
    }

    private mutating func addDynamicTargets() {
        for resource in registry.resources {
            for (name, location) in resource.dynamicAnchors where dynamicNames.contains(name) {
                _ = slot(of: location)
            }
        }
    }

    /// The slot of the schema at a place, which is built later when it is new.
    mutating func slot(of location: SchemaLocation) -> Int {
        if let slot = slots[location] { return slot }
        targets.append(nil)
        slots[location] = targets.count - 1
        waiting.append(location)
        return targets.count - 1
    }

    /// The schema that a reference in a resource leads to, or nil when it leads nowhere.
    mutating func location(of text: String, within resource: Int) -> SchemaLocation? {
        let reference = Reference(text: text, resource: resource)
        if let location = followed[reference] { return location }
        let location = registry.location(of: registry.resolve(text, resource: resource))
        followed[reference] = location
        return location
    }

    mutating func lookFor(dynamicAnchor name: String) {
        dynamicNames.insert(name)
    }

    // MARK: Nodes

    /// Builds the node of one schema, which stands in a schema of the resource `outer`.
    mutating func node(
        _ value: JSONValue, at location: SchemaLocation, within outer: Int, depth: Int
    ) throws(SchemaError) -> SchemaNode {
        guard depth < Self.maximumDepth else {
            throw SchemaError(location: location, reason: "schemas are nested too deeply")
        }
        let schema: JSONObject
        switch value {
        case .object(let object): schema = object
        case .bool(let isAccepting):
            return SchemaNode(location: location, resource: outer, types: isAccepting ? .any : [])
        default: throw SchemaError(location: location, reason: "a schema must be a map, or true or false")
        }
        let resource = registry.resource(of: schema, at: location, within: outer)
        let context = SchemaContext(
            keywords: SchemaKeywords(schema: schema, location: location), resource: resource,
            rules: registry.resources[resource].rules, depth: depth)
        if context.rules.referenceReplacesSiblings, schema["$ref"] != nil {
            return SchemaNode(
                location: location, resource: resource, combination: Combination(reference: try reference(context)))
        }
        return SchemaNode(
            location: location, resource: resource, types: try types(context), strings: try strings(context),
            numbers: try numbers(context), arrays: try arrays(context), objects: try objects(context),
            values: try values(context), combination: try combination(context), annotations: annotations(context))
    }

    /// Builds the subschema that a keyword holds.
    mutating func subschema(_ keyword: String, _ context: SchemaContext) throws(SchemaError) -> SchemaNode? {
        guard let value = context.keywords.schema[keyword] else { return nil }
        return try node(
            value, at: context.keywords.location(keyword), within: context.resource, depth: context.depth + 1)
    }

    /// Builds the subschemas that a keyword holds in a list.
    mutating func subschemas(_ keyword: String, _ context: SchemaContext) throws(SchemaError) -> [SchemaNode] {
        guard let values = try context.keywords.list(keyword) else { return [] }
        var nodes: [SchemaNode] = []
        for (index, value) in values.enumerated() {
            nodes.append(try node(value, below: [keyword, String(index)], context))
        }
        return nodes
    }

    mutating func node(
        _ value: JSONValue, below tokens: [String], _ context: SchemaContext
    ) throws(SchemaError) -> SchemaNode {
        let location = context.keywords.location
        let pointer = JSONPointer(tokens: location.pointer.tokens + tokens)
        return try node(
            value, at: SchemaLocation(document: location.document, pointer: pointer), within: context.resource,
            depth: context.depth + 1)
    }
}

/// The schema that is being built.
struct SchemaContext {
    let keywords: SchemaKeywords
    let resource: Int
    let rules: SchemaRules
    let depth: Int
}
