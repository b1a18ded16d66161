import JSONModel

/// Finds every violation of a value that is known not to be valid.
///
/// It walks as `SchemaNode.accepts` does, and asks that where only the verdict counts.
struct SchemaExplainer {
    let program: SchemaProgram
    var run: SchemaRun
    private(set) var violations: [SchemaViolation] = []
    /// Where in the value the walk is.
    private var tokens: [String] = []
    private var depth = 0
    /// True below a schema whose values are not to be shown.
    private(set) var isSecret = false

    init(_ program: SchemaProgram) {
        self.program = program
        run = SchemaRun(program)
    }

    // MARK: Walking

    /// Adds the violations of the value at the walk's place.
    mutating func explain(_ value: JSONValue, _ node: SchemaNode) {
        guard depth < SchemaRun.maximumDepth, run.dynamicDepth < SchemaRun.maximumDynamicDepth else {
            addDepthViolation(value, node)
            return
        }
        let wasSecret = isSecret
        let scope = run.scope
        isSecret = isSecret || node.isSecret(in: program)
        if run.tracksScope { run.scope.append(node.resource) }
        depth += 1
        explainInScope(value, node)
        depth -= 1
        run.scope = scope
        isSecret = wasSecret
    }

    /// Adds the violations of a member or element.
    mutating func explain(_ value: JSONValue, at token: String, _ node: SchemaNode) {
        tokens.append(token)
        explain(value, node)
        tokens.removeLast()
    }

    private mutating func explainInScope(_ value: JSONValue, _ node: SchemaNode) {
        guard allows(value, node) else {
            addTypeViolation(value, node)
            return
        }
        let before = violations.count
        switch value {
        case .string(let text):
            if let strings = node.strings { explain(text, strings, node) }
        case .number(let number):
            if let numbers = node.numbers { explain(number, numbers, node) }
        case .array(let elements):
            if let arrays = node.arrays { explain(elements, arrays, node) }
        case .object(let object):
            if let objects = node.objects { explain(value, object, objects, node) }
        case .bool, .null: break
        }
        if let values = node.values { explain(value, values, node) }
        if let combination = node.combination { explain(value, combination, node) }
        if violations.count == before { explainUnevaluated(value, node) }
    }

    // MARK: Adding

    /// Adds a violation of a node's keyword at the walk's place.
    mutating func add(_ keyword: String, _ node: SchemaNode, expected: String, actual: String) {
        let pointer = node.location.pointer.appending(keyword)
        add(
            keyword, at: SchemaLocation(document: node.location.document, pointer: pointer), expected: expected,
            actual: actual)
    }

    /// Adds a violation at the walk's place, or at a member of it.
    mutating func add(
        _ keyword: String, at location: SchemaLocation, member: String? = nil, expected: String, actual: String
    ) {
        let instance = JSONPointer(tokens: member.map { tokens + [$0] } ?? tokens)
        violations.append(
            SchemaViolation(
                instancePointer: instance, schemaLocation: location, keyword: keyword, expected: expected,
                actual: actual))
    }

    /// Takes violations back, or adds those of another walk.
    mutating func replaceViolations(from start: Int, with others: some Collection<SchemaViolation>) {
        violations.replaceSubrange(start..., with: others)
    }

    /// The text that stands for a value in a violation.
    func text(_ value: JSONValue) -> String {
        isSecret ? ValueText.mask : ValueText.text(value)
    }

    /// The same with the value's type.
    func typedText(_ value: JSONValue) -> String {
        isSecret ? ValueText.typedMask(value) : ValueText.typed(value)
    }

    // MARK: Types

    func allows(_ value: JSONValue, _ node: SchemaNode) -> Bool {
        if case .number(let number) = value { return node.accepts(typeOf: number) }
        return node.types.contains(SchemaTypes(value))
    }

    private mutating func addDepthViolation(_ value: JSONValue, _ node: SchemaNode) {
        add("$ref", node, expected: "a value that takes fewer references to check", actual: typedText(value))
    }

    private mutating func addTypeViolation(_ value: JSONValue, _ node: SchemaNode) {
        guard node.types.isEmpty else {
            add("type", node, expected: Wording.names(of: node.types), actual: typedText(value))
            return
        }
        // The schema `false`: the keyword that holds it is what is broken.
        let keyword = node.location.pointer.tokens.last { Int($0) == nil } ?? "false"
        add(keyword, at: node.location, expected: "nothing", actual: typedText(value))
    }
}
