/// One rendering of a template: the context, the variables that operators have bound, and what may still be spent.
struct TemplateRenderer {
    let context: any JSONTemplateContext
    private let limits: JSONTemplateLimits
    private var steps: Int
    private var locals: [(name: JSONName, value: TemplateValue)] = []

    init(context: any JSONTemplateContext, limits: JSONTemplateLimits) {
        self.context = context
        self.limits = limits
        steps = limits.steps
    }

    /// The value of a node, or nil when an operator leaves it out.
    mutating func render(_ node: TemplateNode) throws(JSONTemplateError) -> TemplateValue? {
        switch node {
        case .constant(let value): return .json(value)
        case .path(let path): return try path.evaluate(&self)
        case .expression(let expression): return try expression.evaluate(&self)
        case .text(let text): return .json(.string(try text.render(&self)))
        case .object(let object):
            try spend(object.members.count)
            return try object.render(&self)
        case .array(let elements):
            try spend(elements.count)
            var builder = TemplateListBuilder(capacity: elements.count)
            for element in elements {
                if let value = try render(element) { builder.append(value) }
            }
            return builder.value
        case .operation(let operation):
            try spend(1)
            return try operation.render(&self)
        }
    }

    /// The JSON of a node; null when an operator leaves it out.
    mutating func json(_ node: TemplateNode, at pointer: JSONPointer) throws(JSONTemplateError) -> JSONValue {
        guard let value = try render(node) else { return .null }
        guard let json = value.json else {
            throw JSONTemplateError(pointer: pointer, message: "holds a function that was not called")
        }
        return json
    }

    /// Runs a part of the template with more variables.
    mutating func with<Result>(
        _ variables: [(JSONName, TemplateValue)],
        _ body: (inout TemplateRenderer) throws(JSONTemplateError) -> Result
    ) throws(JSONTemplateError) -> Result {
        let count = locals.count
        for (name, value) in variables { locals.append((name, value)) }
        // An error ends the whole rendering, so only success has to put things back.
        let result = try body(&self)
        locals.removeLast(locals.count - count)
        return result
    }

    /// The variable that an operator has bound; the innermost one of that name.
    func local(_ name: JSONName) -> TemplateValue? {
        guard !locals.isEmpty else { return nil }
        return locals.last { $0.name == name }?.value
    }

    /// The value of a name: a bound variable, the context's, or a function of JSON-e.
    func value(of name: JSONName) -> TemplateValue? {
        local(name)
            ?? context.value(named: name.text).map { .json($0) }
            ?? TemplateFunction(rawValue: name.text).map { .function($0) }
    }

    /// Counts work; the error has no place, since what was spent before is as much its cause.
    mutating func spend(_ count: Int) throws(JSONTemplateError) {
        steps -= count
        guard steps >= 0 else {
            throw JSONTemplateError(message: "rendering takes more than \(limits.steps) steps")
        }
    }

    /// Counts the size of a value that is about to be used again and again.
    mutating func spend(sizeOf value: TemplateValue) throws(JSONTemplateError) {
        guard let json = value.json else { return try spend(1) }
        try spend(Self.weight(of: json, atMost: steps))
    }

    func limitSize(of text: String) throws(JSONTemplateError) {
        guard text.utf8.count <= limits.size else {
            throw JSONTemplateError(message: "a string is longer than \(limits.size) bytes")
        }
    }

    /// The size of a value by ``JSONTemplateLimits/size``; anything more than the bound when it is beyond that.
    static func weight(of value: JSONValue, atMost bound: Int) -> Int {
        switch value {
        case .null, .bool, .number: return 1
        case .string(let text): return 1 + text.utf8.count
        case .array(let elements):
            let span = elements.span
            var weight = 1
            for place in span.indices where weight <= bound {
                weight += self.weight(of: span[place], atMost: bound - weight)
            }
            return weight
        case .object(let object):
            let span = object.members.span
            var weight = 1
            for place in span.indices where weight <= bound {
                weight += span[place].key.text.utf8.count + self.weight(of: span[place].value, atMost: bound - weight)
            }
            return weight
        }
    }
}
