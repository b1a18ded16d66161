/// `{$sort: …, by(x): "expression"}`: an array of numbers or of strings in ascending order; with `by` the results of
/// the expression are compared.
///
/// Equal elements keep their order.
final class SortOperation: TemplateOperation {
    private let input: TemplateNode
    private let by: (name: JSONName, expression: TemplateExpression)?
    private let pointer: JSONPointer

    init(_ form: TemplateOperatorForm, _ compiler: inout TemplateCompiler) {
        if let (member, names) = form.variables("by", 1...1) {
            form.allow(member, for: &compiler)
            let expression = compiler.expression(
                form.object[member] ?? .null, at: form.pointer.appending(member))
            by = (names[0], expression)
        } else {
            form.allow("by(x)", for: &compiler)
            by = nil
        }
        input = form.input(&compiler)
        pointer = form.place
    }

    func check(_ checker: inout TemplateNameChecker) {
        let element = checker.check(input).element
        if let by { checker.with([(by.name, element)]) { $0.check(by.expression) } }
    }

    func render(_ renderer: inout TemplateRenderer) throws(JSONTemplateError) -> TemplateValue? {
        let value = try renderer.json(input, at: pointer)
        guard case .array(let elements) = value else {
            throw JSONTemplateError(pointer: pointer, message: "$sort takes an array, not \(value.kind.rawValue)")
        }
        try renderer.spend(elements.count)
        var keys = elements
        if let by {
            for (index, element) in elements.enumerated() {
                keys[index] = try renderer.with([(by.name, .json(element))]) {
                    (renderer) throws(JSONTemplateError) in
                    try by.expression.evaluateJSON(&renderer)
                }
            }
        }
        let order: [Int]
        let numbers = keys.compactMap(\.numberValue)
        let texts = keys.compactMap(\.stringValue)
        if numbers.count == keys.count {
            order = keys.indices.sorted { numbers[$0] < numbers[$1] }
        } else if texts.count == keys.count {
            order = keys.indices.sorted { JSONName.precedes(texts[$0], texts[$1]) }
        } else {
            throw JSONTemplateError(pointer: pointer, message: "$sort compares only numbers, or only strings")
        }
        return .json(.array(order.map { elements[$0] }))
    }
}

/// `{$reverse: …}`: an array from its end.
final class ReverseOperation: TemplateOperation {
    private let input: TemplateNode
    private let pointer: JSONPointer

    init(_ form: TemplateOperatorForm, _ compiler: inout TemplateCompiler) {
        form.allow(for: &compiler)
        input = form.input(&compiler)
        pointer = form.place
    }

    func check(_ checker: inout TemplateNameChecker) { checker.check(input) }

    func render(_ renderer: inout TemplateRenderer) throws(JSONTemplateError) -> TemplateValue? {
        let value = try renderer.json(input, at: pointer)
        guard case .array(let elements) = value else {
            throw JSONTemplateError(pointer: pointer, message: "$reverse takes an array, not \(value.kind.rawValue)")
        }
        try renderer.spend(elements.count)
        return .json(.array(elements.reversed()))
    }
}

/// `{$flatten: …}`: an array with the elements of its arrays in their place; `$flattenDeep` at every depth.
final class FlattenOperation: TemplateOperation {
    private let input: TemplateNode
    private let pointer: JSONPointer
    private let isDeep: Bool

    init(_ form: TemplateOperatorForm, _ compiler: inout TemplateCompiler, isDeep: Bool) {
        form.allow(for: &compiler)
        input = form.input(&compiler)
        pointer = form.place
        self.isDeep = isDeep
    }

    func check(_ checker: inout TemplateNameChecker) { checker.check(input) }

    func render(_ renderer: inout TemplateRenderer) throws(JSONTemplateError) -> TemplateValue? {
        let value = try renderer.json(input, at: pointer)
        guard case .array(let elements) = value else {
            let name = isDeep ? "$flattenDeep" : "$flatten"
            throw JSONTemplateError(pointer: pointer, message: "\(name) takes an array, not \(value.kind.rawValue)")
        }
        var flat: [JSONValue] = []
        for element in elements { try append(element, to: &flat, level: 0, &renderer) }
        return .json(.array(flat))
    }

    private func append(
        _ value: JSONValue, to flat: inout [JSONValue], level: Int, _ renderer: inout TemplateRenderer
    ) throws(JSONTemplateError) {
        try renderer.spend(1)
        guard case .array(let elements) = value, level == 0 || isDeep else {
            flat.append(value)
            return
        }
        for element in elements { try append(element, to: &flat, level: level + 1, &renderer) }
    }
}
