extension TemplateRenderer {
    mutating func evaluateCall(
        _ callee: Expression, _ arguments: [Expression], _ offset: Int
    ) throws(ExpressionError) -> TemplateValue {
        if case .variable(let name, let place) = callee, local(name) == nil {
            var values: [TemplateValue] = []
            values.reserveCapacity(arguments.count)
            for argument in arguments { values.append(try evaluate(argument)) }
            let plain = values.compactMap(\.json)
            if plain.count == values.count, let result = try call(name.text, plain, place) { return .json(result) }
            if let function = TemplateFunction(rawValue: name.text) { return try function.call(values, &self, place) }
            guard let value = context.value(named: name.text) else {
                throw ExpressionError(place, "there is no function \(name.text)")
            }
            throw ExpressionError(place, "\"\(name.text)\" is \(value.kind.rawValue) and cannot be called")
        }
        let callee = try evaluate(callee)
        guard case .function(let function) = callee else {
            throw ExpressionError(offset, "\(callee.typeName) cannot be called")
        }
        var values: [TemplateValue] = []
        for argument in arguments { values.append(try evaluate(argument)) }
        return try function.call(values, &self, offset)
    }

    /// A function of the context.
    private mutating func call(
        _ name: String, _ arguments: [JSONValue], _ offset: Int
    ) throws(ExpressionError) -> JSONValue? {
        do throws(JSONTemplateFunctionError) {
            return try context.call(name, arguments)
        } catch {
            throw ExpressionError(offset, error.message)
        }
    }
}
