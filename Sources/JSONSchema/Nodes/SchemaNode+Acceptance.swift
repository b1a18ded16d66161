import JSONModel

extension SchemaNode {
    /// True when the value is valid.
    ///
    /// `evaluated` receives the members or elements that this schema evaluates, for an `unevaluated…` keyword of a
    /// schema around it; it means nothing when the value is not valid.
    func accepts(_ value: JSONValue, _ run: inout SchemaRun, _ evaluated: EvaluatedParts? = nil) -> Bool {
        guard run.tracksScope, run.scope.last != resource else { return acceptsInScope(value, &run, evaluated) }
        run.scope.append(resource)
        let result = acceptsInScope(value, &run, evaluated)
        run.scope.removeLast()
        return result
    }

    private func acceptsInScope(_ value: JSONValue, _ run: inout SchemaRun, _ evaluated: EvaluatedParts?) -> Bool {
        switch value {
        case .string(let text):
            guard types.contains(.string) else { return false }
            if let strings, !strings.accept(text) { return false }
        case .number(let number):
            guard accepts(typeOf: number) else { return false }
            if let numbers, !numbers.accept(number) { return false }
        case .object(let object):
            guard types.contains(.object) else { return false }
            if let unevaluated = objects?.unevaluated {
                return accepts(value, object, unevaluated, &run, evaluated)
            }
            if let objects, !objects.accept(value, object, &run, evaluated) { return false }
        case .array(let elements):
            guard types.contains(.array) else { return false }
            if let unevaluated = arrays?.unevaluated {
                return accepts(value, elements, unevaluated, &run, evaluated)
            }
            if let arrays, !arrays.accept(elements, &run, evaluated) { return false }
        case .bool:
            guard types.contains(.boolean) else { return false }
        case .null:
            guard types.contains(.null) else { return false }
        }
        return acceptsInPlace(value, &run, evaluated)
    }

    private func acceptsInPlace(_ value: JSONValue, _ run: inout SchemaRun, _ evaluated: EvaluatedParts?) -> Bool {
        if let values, !values.accept(value) { return false }
        if let combination, !combination.accepts(value, &run, evaluated) { return false }
        return true
    }

    /// True when `type` allows the number.
    func accepts(typeOf number: JSONNumber) -> Bool {
        if types.contains(.number) { return true }
        if types.isDisjoint(with: .number) { return false }
        return number.isInteger ? types.contains(.integer) : types.contains(.fraction)
    }

    /// Checks an object whose schema has `unevaluatedProperties`, which comes after all other keywords.
    private func accepts(
        _ value: JSONValue, _ object: JSONObject, _ unevaluated: SchemaNode, _ run: inout SchemaRun,
        _ outer: EvaluatedParts?
    ) -> Bool {
        let evaluated = EvaluatedParts()
        guard objects?.accept(value, object, &run, evaluated) != false, acceptsInPlace(value, &run, evaluated) else {
            return false
        }
        for (index, member) in object.members.enumerated() where !evaluated.contains(index) {
            guard unevaluated.accepts(member.value, &run) else { return false }
        }
        outer?.insertAll()
        return true
    }

    /// Checks an array whose schema has `unevaluatedItems`, which comes after all other keywords.
    private func accepts(
        _ value: JSONValue, _ elements: [JSONValue], _ unevaluated: SchemaNode, _ run: inout SchemaRun,
        _ outer: EvaluatedParts?
    ) -> Bool {
        let evaluated = EvaluatedParts()
        guard arrays?.accept(elements, &run, evaluated) != false, acceptsInPlace(value, &run, evaluated) else {
            return false
        }
        for (index, element) in elements.enumerated() where !evaluated.contains(index) {
            guard unevaluated.accepts(element, &run) else { return false }
        }
        outer?.insertAll()
        return true
    }

    /// The members or elements that everything but `unevaluated…` evaluates, or nil when something refuses the value.
    func evaluatedParts(of value: JSONValue, _ run: inout SchemaRun) -> EvaluatedParts? {
        let evaluated = EvaluatedParts()
        switch value {
        case .object(let object):
            if let objects, !objects.accept(value, object, &run, evaluated) { return nil }
        case .array(let elements):
            if let arrays, !arrays.accept(elements, &run, evaluated) { return nil }
        default: break
        }
        return acceptsInPlace(value, &run, evaluated) ? evaluated : nil
    }
}
