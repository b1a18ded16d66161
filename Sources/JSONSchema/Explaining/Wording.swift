import JSONModel

/// What schemas ask for, in words.
enum Wording {
    private static let typeNames: [(SchemaTypes, name: String, phrase: String)] = [
        (.string, "string", "a string"), (.number, "number", "a number"), (.integer, "integer", "an integer"),
        (.boolean, "boolean", "a boolean"), (.object, "object", "an object"), (.array, "array", "an array"),
        (.null, "null", "null"),
    ]

    /// The types as `type` names them: `string or null`.
    static func names(of types: SchemaTypes) -> String {
        list(split(types).map { $0.name })
    }

    /// What a value of that schema is: `a string`, `one of "A", "B"`; `a value` when the schema does not say.
    static func phrase(for node: SchemaNode, in program: SchemaProgram) -> String {
        if let values = node.first(in: program, { $0.values == nil ? nil : $0 })?.values {
            if let constant = values.constant { return ValueText.text(constant) }
            if let allowed = values.allowed { return oneOf(allowed) }
        }
        let types = node.types(in: program)
        return types == .any || types.isEmpty ? "a value" : list(split(types).map { $0.phrase })
    }

    /// What the branches of `anyOf` or `oneOf` ask for, when their phrases tell them apart.
    static func alternatives(_ branches: [SchemaNode], in program: SchemaProgram) -> String? {
        let phrases = branches.map { phrase(for: $0, in: program) }
        guard Set(phrases).count == phrases.count, !phrases.contains("a value") else { return nil }
        return list(phrases)
    }

    /// The values of `enum`, at most a dozen of them.
    static func oneOf(_ values: [JSONValue]) -> String {
        guard values.count != 1 else { return ValueText.text(values[0]) }
        let shown = values.prefix(12).map { ValueText.text($0) }.joined(separator: ", ")
        return "one of \(shown)" + (values.count > 12 ? " and \(values.count - 12) more" : "")
    }

    /// A number of things: `1 character`, `2 characters`.
    static func count(_ count: Int, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }

    private static func split(_ types: SchemaTypes) -> [(name: String, phrase: String)] {
        var rest = types
        var result: [(name: String, phrase: String)] = []
        for (type, name, phrase) in typeNames where rest.isSuperset(of: type) {
            rest.subtract(type)
            result.append((name, phrase))
        }
        return result
    }

    private static func list(_ phrases: [String]) -> String {
        guard let last = phrases.last, phrases.count > 1 else { return phrases.first ?? "nothing" }
        return phrases.dropLast().joined(separator: ", ") + " or " + last
    }
}
