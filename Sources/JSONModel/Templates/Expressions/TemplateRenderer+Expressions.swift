extension TemplateRenderer {
    /// The value of an expression.
    mutating func evaluate(_ expression: Expression) throws(ExpressionError) -> TemplateValue {
        switch expression {
        case .literal(let value): return .json(value)
        case .path(let path): return try evaluate(path)
        case .variable(let name, let offset):
            guard let value = value(of: name) else { throw unknown(name, offset) }
            return value
        case .member(let object, let name, let offset):
            return try Self.member(name, of: evaluate(object), offset)
        case .index(let base, let index, let offset): return try evaluateIndex(base, index, offset)
        case .slice(let base, let start, let end, let offset):
            return try evaluateSlice(base, start, end, offset)
        case .call(let callee, let arguments, let offset): return try evaluateCall(callee, arguments, offset)
        case .list(let elements):
            try spend(elements.count, at: 0)
            var builder = TemplateListBuilder(capacity: elements.count)
            for element in elements { builder.append(try evaluate(element)) }
            return builder.value
        case .record(let fields):
            try spend(fields.count, at: 0)
            var builder = TemplateRecordBuilder(capacity: fields.count, hasUniqueKeys: false)
            for field in fields { builder.append(field.key, try evaluate(field.value)) }
            return builder.value
        case .unary(let kind, let operand, let offset): return try evaluateUnary(kind, operand, offset)
        case .binary(let kind, let left, let right, let offset):
            return try evaluateBinary(kind, left, right, offset)
        }
    }

    /// A path: its first step is left to the context, which need not build the whole of the variable's value.
    func evaluate(_ path: Expression.Path) throws(ExpressionError) -> TemplateValue {
        if let value = contextValue(of: path) { return .json(value) }
        // Not there, or bound by an operator.
        guard var value = value(of: path.variable) else { throw unknown(path.variable, path.offset) }
        value = try Self.member(path.first, of: value, path.offset)
        for name in path.rest { value = try Self.member(name, of: value, path.offset) }
        return value
    }

    /// The value of a path that the context has; no variable bound by an operator hides it.
    func contextValue(of path: Expression.Path) -> JSONValue? {
        guard local(path.variable) == nil,
            var value = context.member(path.first.text, of: path.variable.text)
        else { return nil }
        for name in path.rest {
            guard case .object(let object) = value, let member = object[name] else { return nil }
            value = member
        }
        return value
    }

    /// The member of an object, which has to have it.
    private static func member(
        _ name: JSONName, of value: TemplateValue, _ offset: Int
    ) throws(ExpressionError) -> TemplateValue {
        switch value {
        case .json(.object(let object)):
            if let member = object[name] { return .json(member) }
        case .record(let fields):
            if let field = fields.first(where: { $0.key == name }) { return field.value }
        default: throw ExpressionError(offset, "\(value.typeName) has no members, and \"\(name.text)\" is asked for")
        }
        throw ExpressionError(offset, "the object has no member \"\(name.text)\"")
    }

    /// The JSON value of an expression.
    mutating func evaluateJSON(_ expression: Expression, at offset: Int) throws(ExpressionError) -> JSONValue {
        guard let json = try evaluate(expression).json else {
            throw ExpressionError(offset, "a function can only be called")
        }
        return json
    }

    /// Counts work inside an expression.
    mutating func spend(_ count: Int, at offset: Int) throws(ExpressionError) {
        do throws(JSONTemplateError) {
            try spend(count)
        } catch {
            throw ExpressionError(offset, error.message)
        }
    }

    private func unknown(_ name: JSONName, _ offset: Int) -> ExpressionError {
        ExpressionError(offset, "nothing is named \"\(name.text)\" here")
    }
}
