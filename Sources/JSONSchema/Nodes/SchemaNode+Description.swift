extension SchemaNode {
    /// How far references are followed for a description, which needs no more.
    private static var descriptionDepth: Int { 16 }

    /// The node itself, or the target of its `$ref` when it says nothing else.
    func described(in program: SchemaProgram) -> SchemaNode {
        var node = self
        for _ in 0..<Self.descriptionDepth {
            guard let reference = node.combination?.reference, node.types == .any, node.annotations.isEmpty else {
                break
            }
            node = program.targets[reference]
        }
        return node
    }

    /// The types that `type` allows here and in what `$ref` and `allOf` take in.
    func types(in program: SchemaProgram) -> SchemaTypes {
        var types = SchemaTypes.any
        forEachPart(in: program, depth: 0) { node in
            types.formIntersection(node.types)
            return true
        }
        return types
    }

    /// The first node found in this one and in what `$ref` and `allOf` take in.
    func first(in program: SchemaProgram, _ find: (SchemaNode) -> SchemaNode?) -> SchemaNode? {
        var found: SchemaNode?
        forEachPart(in: program, depth: 0) { node in
            found = find(node)
            return found == nil
        }
        return found
    }

    /// True when this node, or what `$ref` and `allOf` take in, says that values are not to be shown.
    func isSecret(in program: SchemaProgram) -> Bool {
        first(in: program) { $0.isSecret ? $0 : nil } != nil
    }

    /// Visits this node and what every valid value also matches, until `visit` gives false.
    @discardableResult
    private func forEachPart(in program: SchemaProgram, depth: Int, _ visit: (SchemaNode) -> Bool) -> Bool {
        guard visit(self) else { return false }
        guard let combination, depth < Self.descriptionDepth else { return true }
        if let reference = combination.reference {
            guard program.targets[reference].forEachPart(in: program, depth: depth + 1, visit) else { return false }
        }
        for node in combination.all {
            guard node.forEachPart(in: program, depth: depth + 1, visit) else { return false }
        }
        return true
    }
}
