/// `{$map: …, each(x): …}` over an array, or over an object whose members the results replace; `each(x,i)` also has
/// the index, `each(v,k)` over an object the value and name.
final class MapOperation: TemplateOperation {
    private let input: TemplateNode
    private let each: TemplateNode
    private let names: [JSONName]
    private let pointer: JSONPointer

    init(_ form: TemplateOperatorForm, _ compiler: inout TemplateCompiler) throws(JSONTemplateError) {
        guard let (member, names) = form.variables("each", 1...2) else {
            compiler.members(of: form.object, at: form.pointer)
            throw form.error("needs \"each(x)\" or \"each(x,i)\" beside it")
        }
        form.allow(member, for: &compiler)
        input = form.input(&compiler)
        each = compiler.node(form.object[member] ?? .null, at: form.pointer.appending(member))
        self.names = names
        pointer = form.place
    }

    func check(_ checker: inout TemplateNameChecker) {
        let element = checker.check(input).element
        checker.with(zip(names, [element, .any]).map { ($0, $1) }) { $0.check(each) }
    }

    func render(_ renderer: inout TemplateRenderer) throws(JSONTemplateError) -> TemplateValue? {
        switch try renderer.json(input, at: pointer) {
        case .array(let elements):
            try renderer.spend(elements.count)
            var builder = TemplateListBuilder(capacity: elements.count)
            for (index, element) in elements.enumerated() {
                let bindings = bindings(.json(element), .json(.number(JSONNumber(index))))
                if let value = try turn(bindings, &renderer) { builder.append(value) }
            }
            return builder.value
        case .object(let object):
            try renderer.spend(object.count)
            var result = TemplateRecordBuilder(capacity: object.count, hasUniqueKeys: false)
            for member in object.members {
                let bindings =
                    names.count == 2
                    ? bindings(.json(member.value), .json(.string(member.name)))
                    : bindings(.json(["key": .string(member.name), "val": member.value]), .json(.null))
                switch try turn(bindings, &renderer) {
                case .json(.object(let part))?: for part in part.members { result.append(part.key, .json(part.value)) }
                case .record(let fields)?: for field in fields { result.append(field.key, field.value) }
                case nil: break
                case let value?:
                    throw JSONTemplateError(
                        pointer: pointer, message: "$map over an object makes objects, not \(value.typeName)")
                }
            }
            return result.value
        case let value:
            throw JSONTemplateError(
                pointer: pointer, message: "$map takes an array or object, not \(value.kind.rawValue)")
        }
    }

    private func bindings(_ first: TemplateValue, _ second: TemplateValue) -> [(JSONName, TemplateValue)] {
        names.count == 2 ? [(names[0], first), (names[1], second)] : [(names[0], first)]
    }

    private func turn(
        _ bindings: [(JSONName, TemplateValue)], _ renderer: inout TemplateRenderer
    ) throws(JSONTemplateError) -> TemplateValue? {
        try renderer.with(bindings) { (renderer) throws(JSONTemplateError) in try renderer.render(each) }
    }
}

/// `{$reduce: …, initial: …, each(accumulator,x): …}` over an array; the index may be a third name.
///
/// A turn that leaves its value out leaves the accumulator as it was.
final class ReduceOperation: TemplateOperation {
    private let input: TemplateNode
    private let initial: TemplateNode
    private let each: TemplateNode
    private let names: [JSONName]
    private let pointer: JSONPointer

    init(_ form: TemplateOperatorForm, _ compiler: inout TemplateCompiler) throws(JSONTemplateError) {
        guard let (member, names) = form.variables("each", 2...3) else {
            compiler.members(of: form.object, at: form.pointer)
            throw form.error("needs \"each(accumulator,x)\" beside it")
        }
        form.allow("initial", member, for: &compiler)
        guard let initial = form.member("initial", &compiler) else {
            _ = (form.input(&compiler), form.member(member, &compiler))
            throw form.error("needs \"initial\" beside it")
        }
        self.initial = initial
        input = form.input(&compiler)
        each = compiler.node(form.object[member] ?? .null, at: form.pointer.appending(member))
        self.names = names
        pointer = form.place
    }

    func check(_ checker: inout TemplateNameChecker) {
        let element = checker.check(input).element
        checker.check(initial)
        checker.with(zip(names, [.any, element, .scalar]).map { ($0, $1) }) { $0.check(each) }
    }

    func render(_ renderer: inout TemplateRenderer) throws(JSONTemplateError) -> TemplateValue? {
        let value = try renderer.json(input, at: pointer)
        guard case .array(let elements) = value else {
            throw JSONTemplateError(pointer: pointer, message: "$reduce takes an array, not \(value.kind.rawValue)")
        }
        var accumulator = try renderer.render(initial) ?? .json(.null)
        for (index, element) in elements.enumerated() {
            try renderer.spend(sizeOf: accumulator)
            let bindings: [(JSONName, TemplateValue)] = zip(
                names, [accumulator, .json(element), .json(.number(JSONNumber(index)))]
            ).map { ($0, $1) }
            let result = try renderer.with(bindings) { (renderer) throws(JSONTemplateError) in
                try renderer.render(each)
            }
            if let result { accumulator = result }
        }
        return accumulator
    }
}

/// `{$find: …, each(x): "condition"}`: the first element for which the condition holds; left out when there is none.
final class FindOperation: TemplateOperation {
    private let input: TemplateNode
    private let condition: TemplateExpression
    private let names: [JSONName]
    private let pointer: JSONPointer

    init(_ form: TemplateOperatorForm, _ compiler: inout TemplateCompiler) throws(JSONTemplateError) {
        guard let (member, names) = form.variables("each", 1...2) else {
            compiler.members(of: form.object, at: form.pointer)
            throw form.error("needs \"each(x)\" or \"each(x,i)\" beside it")
        }
        form.allow(member, for: &compiler)
        input = form.input(&compiler)
        condition = compiler.expression(form.object[member] ?? .null, at: form.pointer.appending(member))
        self.names = names
        pointer = form.place
    }

    func check(_ checker: inout TemplateNameChecker) {
        let element = checker.check(input).element
        checker.with(zip(names, [element, .scalar]).map { ($0, $1) }) { $0.check(condition) }
    }

    func render(_ renderer: inout TemplateRenderer) throws(JSONTemplateError) -> TemplateValue? {
        let value = try renderer.json(input, at: pointer)
        guard case .array(let elements) = value else {
            throw JSONTemplateError(pointer: pointer, message: "$find takes an array, not \(value.kind.rawValue)")
        }
        for (index, element) in elements.enumerated() {
            let bindings: [(JSONName, TemplateValue)] = zip(
                names, [.json(element), .json(.number(JSONNumber(index)))]
            ).map { ($0, $1) }
            let found = try renderer.with(bindings) { (renderer) throws(JSONTemplateError) in
                try condition.evaluate(&renderer).isTrue
            }
            if found { return .json(element) }
        }
        return nil
    }
}
