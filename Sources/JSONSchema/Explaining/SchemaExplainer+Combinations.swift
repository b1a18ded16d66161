import JSONModel

extension SchemaExplainer {
    mutating func explain(_ value: JSONValue, _ combination: Combination, _ node: SchemaNode) {
        if let reference = combination.reference { explain(value, program.targets[reference]) }
        if let dynamicReference = combination.dynamicReference {
            run.dynamicDepth += 1
            explain(value, program.targets[run.slot(of: dynamicReference)])
            run.dynamicDepth -= 1
        }
        for schema in combination.all { explain(value, schema) }
        if !combination.any.isEmpty, accepted(value, combination.any) == 0 {
            explain(value, "anyOf", combination.any, combination.discriminator, node)
        }
        if !combination.one.isEmpty {
            let count = accepted(value, combination.one)
            if count == 0 {
                explain(value, "oneOf", combination.one, combination.discriminator, node)
            } else if count > 1 {
                add(
                    "oneOf", node, expected: "a value that matches exactly one of \(combination.one.count) schemas",
                    actual: "\(text(value)), which matches \(count) of them")
            }
        }
        if let not = combination.not, not.accepts(value, &run) {
            add("not", node, expected: "a value that the schema under not refuses", actual: typedText(value))
        }
        if let condition = combination.condition {
            let branch = condition.accepts(value, &run) ? combination.then : combination.otherwise
            if let branch { explain(value, branch) }
        }
    }

    private mutating func accepted(_ value: JSONValue, _ schemas: [SchemaNode]) -> Int {
        var count = 0
        for schema in schemas where schema.accepts(value, &run) { count += 1 }
        return count
    }

    /// Explains a value that matches no branch: by the branch that was meant when that can be told, else as a whole.
    private mutating func explain(
        _ value: JSONValue, _ keyword: String, _ branches: [SchemaNode], _ discriminator: Discriminator?,
        _ node: SchemaNode
    ) {
        if let meant = branch(of: value, branches, discriminator) ?? onlyCandidate(for: value, branches) {
            let before = violations.count
            explain(value, meant)
            if violations.count > before { return }
        }
        let bound = keyword == "oneOf" ? "exactly one" : "at least one"
        add(
            keyword, node,
            expected: Wording.alternatives(branches, in: program)
                ?? "a value that matches \(bound) of \(branches.count) schemas",
            actual: typedText(value))
    }

    private func branch(
        of value: JSONValue, _ branches: [SchemaNode], _ discriminator: Discriminator?
    ) -> SchemaNode? {
        guard let discriminator, let name = value[discriminator.property]?.stringValue,
            let offset = discriminator.branches[name], offset < branches.count
        else { return nil }
        return branches[offset]
    }

    /// The branch that alone allows the value's type; or, of those that do, the one that alone allows the values of
    /// the members that are bound to `const` or `enum`.
    private mutating func onlyCandidate(for value: JSONValue, _ branches: [SchemaNode]) -> SchemaNode? {
        var candidates = branches.filter { !$0.types(in: program).isDisjoint(with: SchemaTypes(value)) }
        if candidates.count > 1, candidates.count <= 32, case .object = value {
            candidates = candidates.filter { !refusesTag(value, $0) }
        }
        return candidates.count == 1 ? candidates[0] : nil
    }

    private mutating func refusesTag(_ value: JSONValue, _ branch: SchemaNode) -> Bool {
        let before = violations.count
        explain(value, branch)
        let refused = violations[before...].contains { $0.keyword == "const" || $0.keyword == "enum" }
        replaceViolations(from: before, with: EmptyCollection())
        return refused
    }
}
