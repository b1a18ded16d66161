/// Turns a template's JSON into nodes.
struct TemplateCompiler {
    let limits: JSONTemplateLimits
    private var depth = 0

    init(limits: JSONTemplateLimits) {
        self.limits = limits
    }

    mutating func node(_ template: JSONValue, at pointer: JSONPointer) throws(JSONTemplateError) -> TemplateNode {
        guard depth < limits.depth else {
            throw JSONTemplateError(pointer: pointer, message: "templates nest at most \(limits.depth) deep")
        }
        depth += 1
        defer { depth -= 1 }
        switch template {
        case .null, .bool, .number: return .constant(template)
        case .string(let text):
            let text = try self.text(text, at: pointer)
            if let constant = text.constant { return .constant(.string(constant)) }
            return .text(text)
        case .array(let elements):
            var nodes: [TemplateNode] = []
            for (index, element) in elements.enumerated() {
                nodes.append(try node(element, at: pointer.appending(index)))
            }
            let constants = nodes.compactMap(\.constant)
            return constants.count == nodes.count ? .constant(.array(constants)) : .array(nodes)
        case .object(let object):
            let operators = object.names.filter { TemplateOperator(rawValue: $0) != nil }
            guard let name = operators.first, let kind = TemplateOperator(rawValue: name) else {
                return try plainObject(object, at: pointer)
            }
            guard operators.count == 1 else {
                throw JSONTemplateError(
                    pointer: pointer, message: "only one operator can stand here, not \(Self.list(operators))")
            }
            return try kind.compile(TemplateOperatorForm(name: name, object: object, pointer: pointer), &self)
        }
    }

    /// An object without operator: its names may be interpolated, and `$$name` stands for `$name`.
    private mutating func plainObject(
        _ object: JSONObject, at pointer: JSONPointer
    ) throws(JSONTemplateError) -> TemplateNode {
        var members: [TemplateObject.Member] = []
        var constants = JSONObject()
        for member in object.members {
            let place = pointer.appending(member.name)
            let node = try node(member.value, at: place)
            let key = try self.key(member.name, at: place)
            members.append(TemplateObject.Member(key: key, node: node))
            if case .constant(let key) = key, let value = node.constant {
                guard constants[key] == nil else {
                    throw JSONTemplateError(pointer: place, message: "another member has this name without its escape")
                }
                constants[key] = value
            }
        }
        return constants.count == members.count
            ? .constant(.object(constants)) : .object(TemplateObject(members: members))
    }

    private func key(_ name: String, at pointer: JSONPointer) throws(JSONTemplateError) -> TemplateObject.Key {
        if name.utf8.first == UInt8(ascii: "$") {
            if Self.isReserved(name.dropFirst()) {
                throw JSONTemplateError(
                    pointer: pointer, message: "\(name) is no operator; a member of that name is written $\(name)")
            }
            if name.hasPrefix("$$"), Self.isReserved(name.dropFirst(2)) {
                return .constant(JSONName(String(name.dropFirst())))
            }
        }
        let text = try self.text(name, at: pointer)
        return text.constant.map { .constant(JSONName($0)) } ?? .text(text)
    }

    /// Whether `$` and this make a name that JSON-e keeps to itself.
    private static func isReserved(_ name: Substring) -> Bool {
        TemplateIdentifier.matches(name) && name.utf8.first != UInt8(ascii: "_")
            && !name.utf8.contains(UInt8(ascii: "_"))
    }

    /// A string with its expressions.
    func text(_ text: String, at pointer: JSONPointer) throws(JSONTemplateError) -> TemplateText {
        let bytes = Array(text.utf8)
        var parts: [TemplateText.Part] = []
        var literal: [UInt8] = []
        var place = 0
        while place < bytes.count {
            let isDollar = bytes[place] == UInt8(ascii: "$")
            if isDollar, bytes.dropFirst(place + 1).starts(with: [UInt8(ascii: "$"), UInt8(ascii: "{")]) {
                literal += [UInt8(ascii: "$"), UInt8(ascii: "{")]
                place += 3
            } else if isDollar, bytes.dropFirst(place + 1).first == UInt8(ascii: "{") {
                if !literal.isEmpty { parts.append(.literal(String(decoding: literal, as: UTF8.self))) }
                literal = []
                var parser = ExpressionParser(bytes, from: place + 2, depthLimit: limits.depth)
                let (expression, start, end) = try Self.located(pointer) { () throws(ExpressionError) in
                    try parser.parseInterpolation()
                }
                parts.append(
                    TemplatePath(expression, at: pointer).map { .path($0) }
                        ?? .expression(TemplateExpression(expression, at: pointer, offset: start)))
                place = end
            } else {
                literal.append(bytes[place])
                place += 1
            }
        }
        if !literal.isEmpty || parts.isEmpty { parts.append(.literal(String(decoding: literal, as: UTF8.self))) }
        return TemplateText(parts: parts)
    }

    /// A string that is one expression.
    func expression(_ template: JSONValue, at pointer: JSONPointer) throws(JSONTemplateError) -> TemplateExpression {
        guard case .string(let source) = template else {
            throw JSONTemplateError(
                pointer: pointer, message: "expected an expression in a string, found \(template.kind.rawValue)")
        }
        return try expression(source, at: pointer)
    }

    func expression(_ source: String, at pointer: JSONPointer) throws(JSONTemplateError) -> TemplateExpression {
        TemplateExpression(try parse(source, at: pointer), at: pointer, offset: 0)
    }

    /// A string that is one expression, as a node.
    func evaluation(_ template: JSONValue, at pointer: JSONPointer) throws(JSONTemplateError) -> TemplateNode {
        guard case .string(let source) = template else {
            return .expression(try expression(template, at: pointer))
        }
        let expression = try parse(source, at: pointer)
        return TemplatePath(expression, at: pointer).map { .path($0) }
            ?? .expression(TemplateExpression(expression, at: pointer, offset: 0))
    }

    private func parse(_ source: String, at pointer: JSONPointer) throws(JSONTemplateError) -> Expression {
        var parser = ExpressionParser(Array(source.utf8), from: 0, depthLimit: limits.depth)
        return try Self.located(pointer) { () throws(ExpressionError) in try parser.parseAll() }
    }

    private static func located<Result>(
        _ pointer: JSONPointer, _ body: () throws(ExpressionError) -> Result
    ) throws(JSONTemplateError) -> Result {
        do throws(ExpressionError) {
            return try body()
        } catch {
            throw JSONTemplateError(pointer: pointer, offset: error.offset, message: error.message)
        }
    }

    static func list(_ names: [String]) -> String {
        names.joined(separator: ", ")
    }
}

extension TemplateText {
    /// The text, when there is no expression in it.
    var constant: String? {
        if parts.count == 1, case .literal(let text) = parts[0] { text } else { nil }
    }
}
