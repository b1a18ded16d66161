extension TemplateNameChecker {
    /// Checks an expression.
    ///
    /// - Returns: what is known of its value.
    mutating func shape(of expression: Expression) -> JSONTemplateShape {
        switch expression {
        case .literal: return .any
        case .variable(let name, let offset): return shape(of: name, at: offset)
        case .path(let path): return shape(of: path)
        case .member(let object, let name, let offset):
            return shape(
                ofMember: name.text, of: shape(of: object), isOptional: false, at: offset,
                owner: { Self.text(of: object) })
        case .index(let base, let index, let offset): return shape(ofIndex: index, of: base, at: offset)
        case .slice(let base, let start, let end, _):
            for bound in [start, end] { if let bound { _ = shape(of: bound) } }
            return shape(of: base)
        case .call(let callee, let arguments, let offset):
            check(callee, arguments, offset)
            return .any
        case .list(let elements):
            for element in elements { _ = shape(of: element) }
            return .any
        case .record(let fields):
            for field in fields { _ = shape(of: field.value) }
            return .any
        case .unary(_, let operand, _):
            _ = shape(of: operand)
            return .any
        case .binary(let kind, let left, let right, _):
            check(kind, left, right)
            return .any
        }
    }

    mutating func shape(of path: Expression.Path) -> JSONTemplateShape {
        var shape = shape(of: path.variable, at: path.offset)
        let names = [path.first] + path.rest
        for (index, name) in names.enumerated() {
            shape = self.shape(
                ofMember: name.text, of: shape, isOptional: false, at: path.offset,
                owner: { ([path.variable] + names[..<index]).map(\.text).joined(separator: ".") })
        }
        return shape
    }

    private mutating func shape(ofIndex index: Expression, of base: Expression, at offset: Int) -> JSONTemplateShape {
        let object = shape(of: base)
        guard case .literal(.string(let name)) = index else {
            _ = shape(of: index)
            return object.element
        }
        return shape(ofMember: name, of: object, isOptional: true, at: offset, owner: { Self.text(of: base) })
    }

    private mutating func check(_ kind: Expression.Binary, _ left: Expression, _ right: Expression) {
        if kind == .in, case .literal(.string(let name)) = left { expect(name) }
        _ = shape(of: left)
        // What is never evaluated may name anything.
        switch (kind, Self.truth(of: left)) {
        case (.and, false?), (.or, true?): return
        default: _ = shape(of: right)
        }
    }

    private mutating func check(_ callee: Expression, _ arguments: [Expression], _ offset: Int) {
        for argument in arguments { _ = shape(of: argument) }
        guard case .variable(let name, let place) = callee else {
            _ = shape(of: callee)
            return
        }
        if name.text == TemplateFunction.defined.rawValue, case .literal(.string(let asked))? = arguments.first {
            expect(asked)
        }
        guard binding(of: name) == nil else { return }
        let own = vocabulary.argumentCounts(of: name.text)
        guard let counts = own ?? TemplateFunction(rawValue: name.text)?.argumentCounts else {
            let known = vocabulary.functions + TemplateFunction.allCases.map(\.rawValue)
            report(
                .unknownName, place,
                vocabulary.shape(of: name.text) == nil
                    ? "there is no function \"\(name.text)\"" + Self.hint(name.text, known, "there is")
                    : "\"\(name.text)\" is no function")
            return
        }
        guard !counts.contains(arguments.count) else { return }
        report(
            .wrongCount, place,
            "\(name.text) \(TemplateArguments.refusal(of: arguments.count, wanted: counts))")
    }

    /// How a message writes the expression of an object.
    private static func text(of expression: Expression) -> String {
        switch expression {
        case .variable(let name, _): name.text
        case .path(let path):
            ([path.variable, path.first] + path.rest).map(\.text).joined(separator: ".")
        case .member(let object, let name, _): "\(text(of: object)).\(name.text)"
        case .index(let base, .literal(let index), _): "\(text(of: base))[\(index.compactText)]"
        case .index(let base, _, _): "\(text(of: base))[…]"
        case .slice(let base, _, _, _): "\(text(of: base))[…:…]"
        default: "the value"
        }
    }
}
