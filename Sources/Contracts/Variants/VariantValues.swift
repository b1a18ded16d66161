internal import JSONModel
internal import JSONSchema

/// Makes the values that variants are built of: small ones, since every variant is a whole document.
enum VariantValues {
    /// The most values in one that is made.
    private static let budget = 100
    /// The longest text or list that is made for a bound.
    static let longest = 65_536
    static let longestList = 1_000
    /// Formats of which a text has its length by itself.
    private static let fixedFormats: Set<String> = [
        "date-time", "date", "time", "duration", "uuid", "ipv4", "ipv6", "byte", "uri", "url",
    ]

    /// A value of a schema, not null; nil when there is none.
    ///
    /// - Parameters:
    ///   - place: The schema.
    ///   - depth: How many levels of fields are made that may be left out.
    /// - Returns: The value, the same at every call.
    static func value(of place: SchemaPlace, depth: Int = 2) -> JSONValue? {
        var generator = SchemaExampleGenerator(direction: .response, budget: budget, deepestOptional: depth)
        guard let value = generator.value(place.reader), !value.isNull else { return nil }
        return value
    }

    /// A text of exactly that many code points that a schema's pattern and format allow; nil when none can be made.
    static func text(_ view: SchemaView, length: Int) -> JSONValue? {
        guard length <= longest, view.values("enum").isEmpty, view.values("const").isEmpty,
            !view.values("format").contains(where: { fixedFormats.contains($0.stringValue ?? "") }),
            let part = view.parts.first
        else { return nil }
        var keywords = JSONObject()
        keywords["pattern"] = view.values("pattern").first
        keywords["format"] = view.values("format").first
        keywords["minLength"] = .number(JSONNumber(length))
        keywords["maxLength"] = .number(JSONNumber(length))
        let schema = SchemaReader(.object(keywords), document: part.location.document, sources: part.reader.sources)
        let text = StringExample.value(schema)
        return text.unicodeScalars.count == length ? .string(text) : nil
    }

    /// The outermost numbers that a schema may allow, the most likely first.
    static func bounds(_ view: SchemaView, isLower: Bool) -> [JSONNumber] {
        let limits =
            isLower
            ? [view.greatest("minimum"), view.greatest("exclusiveMinimum")].compactMap(\.self)
            : [view.least("maximum"), view.least("exclusiveMaximum")].compactMap(\.self)
        guard let limit = isLower ? limits.max() : limits.min() else {
            let format = view.values("format").first?.stringValue
            guard format == "int32" || format == "int64" else { return [] }
            let (least, greatest) =
                format == "int32" ? (Int(Int32.min), Int(Int32.max)) : (Int(Int64.min), Int(Int64.max))
            return [JSONNumber(isLower ? least : greatest)]
        }
        let sign = isLower ? 1.0 : -1.0
        var found = [limit]
        if let step = view.values("multipleOf").first?.numberValue?.doubleValue, step > 0 {
            let multiple = (limit.doubleValue / step).rounded(isLower ? .up : .down) * step
            found += [multiple, multiple + sign * step].map(number)
        } else if let whole = limit.intValue {
            // A fraction is refused where only whole numbers are allowed, and then the next one follows.
            found += [number(limit.doubleValue + sign * 0.01)]
            let (next, overflows) = whole.addingReportingOverflow(isLower ? 1 : -1)
            if !overflows { found.append(JSONNumber(next)) }
        } else {
            found += [limit.doubleValue + sign * 0.01, limit.doubleValue.rounded(isLower ? .up : .down)].map(number)
        }
        return found
    }

    private static func number(_ value: Double) -> JSONNumber {
        Int(exactly: value).map { JSONNumber($0) } ?? JSONNumber(value)
    }

    /// A list of that many elements, of those that there are and others of their kind; nil when none can be made.
    static func list(_ view: SchemaView, of elements: [JSONValue], count: Int) -> [JSONValue]? {
        var result = Array(elements.prefix(count))
        let isUnique = view.values("uniqueItems").contains { $0.boolValue == true }
        while result.count < count {
            let index = result.count
            let known = index < view.tupleLength ? nil : elements.dropFirst(view.tupleLength).first
            guard let value = known ?? view.element(index).first.flatMap({ self.value(of: $0) }) else { return nil }
            guard isUnique else {
                result.append(value)
                continue
            }
            let choices = view.element(index).flatMap { $0.conjuncts.flatMap { $0.json["enum"]?.arrayValue ?? [] } }
            let candidates = choices.isEmpty ? [varied(value, by: index)] : choices
            guard let next = candidates.first(where: { !result.contains($0) }) else { return nil }
            result.append(next)
        }
        return result
    }

    /// A value like another one, told from it by a number.
    static func varied(_ value: JSONValue, by number: Int) -> JSONValue {
        switch value {
        case .string(let text): return .string(text + String(number))
        case .number(let base): return .number(JSONNumber((base.intValue ?? 0) &+ number))
        case .object(var object):
            let place = object.members.first { $0.name == "id" } ?? object.members.first { !$0.value.isContainer }
            guard let member = place ?? object.members.first else { return value }
            object[member.key] = varied(member.value, by: number)
            return .object(object)
        case .array(let elements): return .array(elements.map { varied($0, by: number) })
        case .bool, .null: return value
        }
    }

    /// Names of a map's entries.
    static func entryNames(_ view: SchemaView, count: Int) -> [String] {
        guard let pattern = view.entryNamePattern else { return (1...max(1, count)).map { "key\($0)" } }
        var names: [String] = []
        for length in 0..<(count + 64) where names.count < count {
            guard let name = PatternExample.text(matching: pattern, lengths: length...max(length, 64)) else { continue }
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// A text or number that is none of those.
    static func value(beyond values: [JSONValue]) -> JSONValue? {
        let values = values.filter { !$0.isNull }
        guard !values.isEmpty else { return JSONValue?.none }
        let numbers = values.compactMap(\.intValue)
        if numbers.count == values.count, let greatest = numbers.max(), greatest < .max {
            return .number(JSONNumber(greatest + 1))
        }
        guard values.contains(where: { $0.stringValue != nil }) else { return JSONValue?.none }
        let isUpper = values.compactMap(\.stringValue).allSatisfy { $0 == $0.uppercased() }
        var text = isUpper ? "UNKNOWN_VALUE" : "unknownValue"
        while values.contains(.string(text)) { text += "_" }
        return .string(text)
    }
}

extension JSONValue {
    fileprivate var isContainer: Bool { objectValue != nil || arrayValue != nil }
}
