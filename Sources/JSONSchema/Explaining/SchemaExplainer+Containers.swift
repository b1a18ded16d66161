import JSONModel
import RegularExpressions

extension SchemaExplainer {
    mutating func explain(_ elements: [JSONValue], _ checks: ArrayChecks, _ node: SchemaNode) {
        let size = Wording.count(elements.count, "item")
        if elements.count < checks.minimumCount {
            add("minItems", node, expected: "at least \(Wording.count(checks.minimumCount, "item"))", actual: size)
        }
        if elements.count > checks.maximumCount {
            add("maxItems", node, expected: "at most \(Wording.count(checks.maximumCount, "item"))", actual: size)
        }
        if checks.areUnique, let (first, second) = ArrayChecks.equalPair(in: elements) {
            add("uniqueItems", node, expected: "items that differ", actual: "items \(first) and \(second) are equal")
        }
        for (index, element) in elements.enumerated() {
            guard let schema = index < checks.prefix.count ? checks.prefix[index] : checks.rest else { break }
            explain(element, at: String(index), schema)
        }
        if let contained = checks.contained { explain(elements, contained, checks, node) }
    }

    private mutating func explain(
        _ elements: [JSONValue], _ contained: ContainedItems, _ checks: ArrayChecks, _ node: SchemaNode
    ) {
        // The set makes the count exact.
        let count = checks.count(of: contained, in: elements, &run, EvaluatedParts())
        let actual = "\(count) of \(Wording.count(elements.count, "item"))"
        if count < contained.minimum {
            let expected = "at least \(Wording.count(contained.minimum, "item")) that match contains"
            add(contained.minimum == 1 ? "contains" : "minContains", node, expected: expected, actual: actual)
        } else if count > contained.maximum {
            let expected = "at most \(Wording.count(contained.maximum, "item")) that match contains"
            add("maxContains", node, expected: expected, actual: actual)
        }
    }

    mutating func explain(
        _ value: JSONValue, _ object: JSONObject, _ checks: ObjectChecks, _ node: SchemaNode
    ) {
        let size = Wording.count(object.count, "member")
        if object.count < checks.minimumCount {
            add(
                "minProperties", node, expected: "at least \(Wording.count(checks.minimumCount, "member"))",
                actual: size)
        }
        if object.count > checks.maximumCount {
            add(
                "maxProperties", node, expected: "at most \(Wording.count(checks.maximumCount, "member"))", actual: size
            )
        }
        for property in checks.properties where property.isRequired && object[property.name.text] == nil {
            addMissing(property.name.text, "required", checks, node)
        }
        for dependency in checks.dependencies where object[dependency.name] != nil {
            for name in dependency.required where object[name] == nil {
                addMissing(name, dependency.keyword, checks, node)
            }
        }
        for member in object.members { explain(member, checks, node) }
        for (name, schema) in checks.dependentSchemas where object[name] != nil { explain(value, schema) }
    }

    private mutating func addMissing(_ name: String, _ keyword: String, _ checks: ObjectChecks, _ node: SchemaNode) {
        let schema = checks.offset(of: name).flatMap { checks.properties[$0].schema }
        let pointer = node.location.pointer.appending(keyword)
        add(
            keyword, at: SchemaLocation(document: node.location.document, pointer: pointer), member: name,
            expected: schema.map { Wording.phrase(for: $0, in: program) } ?? "a value", actual: "missing")
    }

    private mutating func explain(_ member: JSONObject.Member, _ checks: ObjectChecks, _ node: SchemaNode) {
        var isNamed = false
        if let schema = checks.offset(of: member.name).flatMap({ checks.properties[$0].schema }) {
            explain(member.value, at: member.name, schema)
            isNamed = true
        }
        for (pattern, schema) in checks.patterns where pattern.matches(member.name) {
            explain(member.value, at: member.name, schema)
            isNamed = true
        }
        if let additional = checks.additional, !isNamed {
            explainOther(member, "additionalProperties", additional)
        }
        if let names = checks.names, !names.accepts(.string(member.name), &run) {
            explainName(member, names)
        }
    }

    /// Explains a member that no property names, which may not be there at all.
    private mutating func explainOther(_ member: JSONObject.Member, _ keyword: String, _ schema: SchemaNode) {
        guard schema.types.isEmpty else {
            explain(member.value, at: member.name, schema)
            return
        }
        add(
            keyword, at: schema.location, member: member.name, expected: "no such member",
            actual: typedText(member.value))
    }

    private mutating func explainName(_ member: JSONObject.Member, _ names: SchemaNode) {
        let before = violations.count
        explain(.string(member.name), names)
        let expected = violations.count > before ? violations[before].expected : "another one"
        replaceViolations(from: before, with: EmptyCollection())
        add(
            "propertyNames", at: names.location, member: member.name, expected: "a name as follows: \(expected)",
            actual: ValueText.text(.string(member.name)))
    }

    /// Explains what `unevaluatedProperties` and `unevaluatedItems` refuse, when nothing else refused the value.
    mutating func explainUnevaluated(_ value: JSONValue, _ node: SchemaNode) {
        switch value {
        case .object(let object):
            guard let schema = node.objects?.unevaluated, let parts = node.evaluatedParts(of: value, &run) else {
                return
            }
            for (index, member) in object.members.enumerated() where !parts.contains(index) {
                explainOther(member, "unevaluatedProperties", schema)
            }
        case .array(let elements):
            guard let schema = node.arrays?.unevaluated, let parts = node.evaluatedParts(of: value, &run) else {
                return
            }
            for (index, element) in elements.enumerated() where !parts.contains(index) {
                explain(element, at: String(index), schema)
            }
        default: break
        }
    }
}
