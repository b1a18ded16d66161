/// Turns a template's JSON into nodes.
struct TemplateCompiler {
    let limits: JSONTemplateLimits
    /// What is wrong, in the order of reading.
    private(set) var faults: [JSONTemplateError] = []
    private var depth = 0

    init(limits: JSONTemplateLimits) {
        self.limits = limits
    }

    /// Compiles a node; a fault is noted, and stands for itself in the template.
    mutating func node(_ template: JSONValue, at pointer: JSONPointer) -> TemplateNode {
        let count = faults.count
        do throws(JSONTemplateError) {
            return try soundNode(template, at: pointer)
        } catch {
            // In front of those of the nodes below it.
            faults.insert(error, at: count)
            return .expression(.faulty)
        }
    }

    private mutating func soundNode(
        _ template: JSONValue, at pointer: JSONPointer
    ) throws(JSONTemplateError) -> TemplateNode {
        guard depth < limits.depth else {
            throw JSONTemplateError(pointer: pointer, message: "templates nest at most \(limits.depth) deep")
        }
        depth += 1
        defer { depth -= 1 }
        switch template {
        case .null, .bool, .number: return .constant(template)
        case .string(let text):
            let text = self.text(text, at: pointer)
            if let constant = text.constant { return .constant(.string(constant)) }
            return .text(text)
        case .array(let elements):
            var nodes: [TemplateNode] = []
            for (index, element) in elements.enumerated() {
                nodes.append(node(element, at: pointer.appending(index)))
            }
            let constants = nodes.compactMap(\.constant)
            return constants.count == nodes.count ? .constant(.array(constants)) : .array(nodes)
        case .object(let object):
            let operators = object.names.filter { TemplateOperator(rawValue: $0) != nil }
            guard let name = operators.first, let kind = TemplateOperator(rawValue: name) else {
                return plainObject(object, at: pointer)
            }
            guard operators.count == 1 else {
                members(of: object, at: pointer)
                throw JSONTemplateError(
                    pointer: pointer, message: "only one operator can stand here, not \(Self.list(operators))")
            }
            return try kind.compile(TemplateOperatorForm(name: name, object: object, pointer: pointer), &self)
        }
    }

    /// Compiles the members of an object whose operator cannot, for the faults in them.
    mutating func members(of object: JSONObject, at pointer: JSONPointer) {
        for member in object.members { _ = node(member.value, at: pointer.appending(member.name)) }
    }

    /// Notes a fault and goes on.
    mutating func note(_ fault: JSONTemplateError) {
        faults.append(fault)
    }

    /// An object without operator: its names may be interpolated, and `$$name` stands for `$name`.
    private mutating func plainObject(_ object: JSONObject, at pointer: JSONPointer) -> TemplateNode {
        var members: [TemplateObject.Member] = []
        var constants = JSONObject()
        for member in object.members {
            let place = pointer.appending(member.name)
            let node = node(member.value, at: place)
            let key = self.key(member.name, at: place)
            members.append(TemplateObject.Member(key: key, node: node))
            if case .constant(let key) = key, let value = node.constant {
                if constants[key] != nil {
                    faults.append(
                        JSONTemplateError(
                            pointer: place, message: "another member has this name without its escape"))
                }
                constants[key] = value
            }
        }
        return constants.count == members.count
            ? .constant(.object(constants)) : .object(TemplateObject(members: members))
    }

    private mutating func key(_ name: String, at pointer: JSONPointer) -> TemplateObject.Key {
        if name.utf8.first == UInt8(ascii: "$") {
            if Self.isReserved(name.dropFirst()) {
                faults.append(
                    JSONTemplateError(
                        pointer: pointer, message: "\(name) is no operator; a member of that name is written $\(name)"))
                return .constant(JSONName(name))
            }
            if name.hasPrefix("$$"), Self.isReserved(name.dropFirst(2)) {
                return .constant(JSONName(String(name.dropFirst())))
            }
        }
        let text = self.text(name, at: pointer)
        return text.constant.map { .constant(JSONName($0)) } ?? .text(text)
    }

    /// Whether `$` and this make a name that JSON-e keeps to itself.
    private static func isReserved(_ name: Substring) -> Bool {
        TemplateIdentifier.matches(name) && name.utf8.first != UInt8(ascii: "_")
            && !name.utf8.contains(UInt8(ascii: "_"))
    }

    /// A string with its expressions; behind a faulty one it goes on at the next closing brace.
    mutating func text(_ text: String, at pointer: JSONPointer) -> TemplateText {
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
                do throws(ExpressionError) {
                    let (expression, start, end) = try parser.parseInterpolation()
                    parts.append(
                        TemplatePath(expression, at: pointer).map { .path($0) }
                            ?? .expression(TemplateExpression(expression, at: pointer, offset: start)))
                    place = end
                } catch {
                    faults.append(Self.located(error, pointer))
                    parts.append(.expression(.faulty))
                    let brace = bytes[min(error.offset, bytes.count)...].firstIndex(of: UInt8(ascii: "}"))
                    place = brace.map { $0 + 1 } ?? bytes.count
                }
            } else {
                literal.append(bytes[place])
                place += 1
            }
        }
        if !literal.isEmpty || parts.isEmpty { parts.append(.literal(String(decoding: literal, as: UTF8.self))) }
        return TemplateText(parts: parts)
    }

    /// A string that is one expression.
    mutating func expression(_ template: JSONValue, at pointer: JSONPointer) -> TemplateExpression {
        parse(template, at: pointer).map { TemplateExpression($0, at: pointer, offset: 0) } ?? .faulty
    }

    /// A string that is one expression, as a node.
    mutating func evaluation(_ template: JSONValue, at pointer: JSONPointer) -> TemplateNode {
        guard let expression = parse(template, at: pointer) else { return .expression(.faulty) }
        return TemplatePath(expression, at: pointer).map { .path($0) }
            ?? .expression(TemplateExpression(expression, at: pointer, offset: 0))
    }

    /// Parses an expression; a fault is noted, and nil stands for it.
    private mutating func parse(_ template: JSONValue, at pointer: JSONPointer) -> Expression? {
        guard case .string(let source) = template else {
            faults.append(
                JSONTemplateError(
                    pointer: pointer, message: "expected an expression in a string, found \(template.kind.rawValue)"))
            return nil
        }
        var parser = ExpressionParser(Array(source.utf8), from: 0, depthLimit: limits.depth)
        do throws(ExpressionError) {
            return try parser.parseAll()
        } catch {
            faults.append(Self.located(error, pointer))
            return nil
        }
    }

    private static func located(_ error: ExpressionError, _ pointer: JSONPointer) -> JSONTemplateError {
        JSONTemplateError(pointer: pointer, offset: error.offset, message: error.message)
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
