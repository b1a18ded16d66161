import JSONModel

/// What compiled schemas refer to: the targets of `$ref`, by slot, and the dynamic anchors of each resource.
final class SchemaProgram: Sendable {
    let targets: NodeTable
    /// Slots by name, for each schema resource; empty when no schema uses `$dynamicRef`.
    let dynamicAnchors: [[String: Int]]

    init(targets: NodeTable, dynamicAnchors: [[String: Int]]) {
        self.targets = targets
        self.dynamicAnchors = dynamicAnchors
    }
}

/// The state of one validation.
struct SchemaRun {
    /// References followed one inside another before a value is refused; a value of the greatest depth that is parsed
    /// needs fewer.
    static let maximumDepth = 2_000
    /// The same for `$dynamicRef`, which alone can lead back to where it stands without being found out beforehand.
    static let maximumDynamicDepth = 600

    let program: SchemaProgram
    let tracksScope: Bool
    /// The schema resources entered, outermost first.
    var scope: [Int] = []
    var dynamicDepth = 0
    private var depth = 0

    init(_ program: SchemaProgram) {
        self.program = program
        tracksScope = !program.dynamicAnchors.isEmpty
    }

    mutating func accepts(_ value: JSONValue, slot: Int, _ evaluated: EvaluatedParts?) -> Bool {
        guard depth < Self.maximumDepth else { return false }
        depth += 1
        let result = program.targets[slot].accepts(value, &self, evaluated)
        depth -= 1
        return result
    }

    mutating func accepts(_ value: JSONValue, _ reference: DynamicReference, _ evaluated: EvaluatedParts?) -> Bool {
        guard dynamicDepth < Self.maximumDynamicDepth else { return false }
        dynamicDepth += 1
        let result = accepts(value, slot: slot(of: reference), evaluated)
        dynamicDepth -= 1
        return result
    }

    /// The target of a `$dynamicRef`: the outermost dynamic anchor of that name (JSON Schema 2020-12, section 8.2.3.2).
    func slot(of reference: DynamicReference) -> Int {
        guard let name = reference.anchor else { return reference.slot }
        for resource in scope where resource < program.dynamicAnchors.count {
            if let slot = program.dynamicAnchors[resource][name] { return slot }
        }
        return reference.slot
    }
}
