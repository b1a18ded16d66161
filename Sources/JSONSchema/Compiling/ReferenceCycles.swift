/// Finds references that lead back to themselves without going down into the value: checking them would never end.
enum ReferenceCycles {
    /// Refuses such a cycle among the targets from a slot on.
    static func refuse(in targets: [SchemaNode?], from firstNew: Int) throws(SchemaError) {
        var isDone = [Bool](repeating: false, count: targets.count)
        var isOpen = isDone
        func visit(_ slot: Int) throws(SchemaError) {
            // Targets of earlier builds refer to one another only.
            guard slot >= firstNew, !isDone[slot], let node = targets[slot] else { return }
            guard !isOpen[slot] else {
                throw SchemaError(location: node.location, reason: "this schema refers back to itself endlessly")
            }
            isOpen[slot] = true
            for next in references(of: node) { try visit(next) }
            isOpen[slot] = false
            isDone[slot] = true
        }
        for slot in firstNew..<targets.count { try visit(slot) }
    }

    /// The slots that a node applies to the very value that it is applied to.
    private static func references(of node: SchemaNode) -> [Int] {
        var slots: [Int] = []
        for (_, schema) in node.objects?.dependentSchemas ?? [] { slots += references(of: schema) }
        guard let combination = node.combination else { return slots }
        if let reference = combination.reference { slots.append(reference) }
        // Where it leads when no outer anchor overrides it; what an override does shows only when values are checked.
        if let reference = combination.dynamicReference { slots.append(reference.slot) }
        for list in [combination.all, combination.any, combination.one] {
            for schema in list { slots += references(of: schema) }
        }
        for schema in [combination.not, combination.condition, combination.then, combination.otherwise] {
            if let schema { slots += references(of: schema) }
        }
        return slots
    }
}
