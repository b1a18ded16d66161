import JSONModel
import JSONSchema
import RegularExpressions

/// What must hold of one value: of a text in path, query, header or cookie, or of a node of a JSON body.
indirect enum ValueMatcher: Sendable {
    /// Equality: as text where the value is text, by JSON's equality elsewhere.
    case equals(JSONValue)
    case equalsJSON(JSONComparison)
    case matches(ECMAPattern)
    case contains(JSONValue)
    case absent(Bool)
    case oneOf([JSONValue])
    case minimum(JSONNumber)
    case maximum(JSONNumber)
    case schema(Schema)
    case allOf([ValueMatcher])

    /// Whether it holds of a node; nil where the body has no such node.
    func verdict(on value: JSONValue?) -> Verdict {
        switch self {
        case .allOf(let matchers): matchers.verdictOnAll { $0.verdict(on: value) }
        case .matches(let pattern): value?.scalarText.map { pattern.verdict(on: $0) } ?? .fails
        case .absent(let isAbsent): Verdict((value == nil) == isAbsent)
        default: Verdict(value.map(compares) ?? false)
        }
    }

    /// Whether it holds of some of the values that a name has; a name without a value has an empty list.
    func verdict(onTexts texts: [String]) -> Verdict {
        switch self {
        case .absent(let isAbsent): Verdict(texts.isEmpty == isAbsent)
        case .allOf(let matchers): matchers.verdictOnAll { $0.verdict(onTexts: texts) }
        case .matches(let pattern): texts.verdictOnSome { pattern.verdict(on: $0) }
        default: Verdict(texts.contains(where: compares(text:)))
        }
    }

    /// Whether it holds of a value, for matchers that need no search.
    private func compares(_ value: JSONValue) -> Bool {
        switch self {
        case .equals(let expected): return value == expected
        case .equalsJSON(let comparison): return comparison.holds(for: value)
        case .oneOf(let choices): return choices.contains(value)
        case .minimum(let bound): return value.numberValue.map { !($0 < bound) } ?? false
        case .maximum(let bound): return value.numberValue.map { !(bound < $0) } ?? false
        case .schema(let schema): return schema.isValid(value)
        case .contains(let part):
            if case .array(let elements) = value { return elements.contains(part) }
            guard let text = value.stringValue, let part = part.stringValue else { return false }
            return text.containsText(part)
        case .matches, .absent, .allOf: return false
        }
    }

    /// Whether a text is that of a scalar, code point by code point as JSON compares texts.
    private static func equal(_ text: String, _ expected: JSONValue) -> Bool {
        expected.scalarText.map { $0.utf8.elementsEqual(text.utf8) } ?? false
    }

    /// The same of a text.
    private func compares(text: String) -> Bool {
        switch self {
        case .equals(let expected): Self.equal(text, expected)
        case .oneOf(let choices): choices.contains { Self.equal(text, $0) }
        case .contains(let part): part.scalarText.map { text.containsText($0) } ?? false
        case .minimum(let bound): JSONNumber(text: text).map { !($0 < bound) } ?? false
        case .maximum(let bound): JSONNumber(text: text).map { !(bound < $0) } ?? false
        case .equalsJSON(let comparison):
            (try? JSONValue.parse(Array(text.utf8))).map { comparison.holds(for: $0) } ?? false
        case .schema(let schema):
            // As a number or boolean where the text spells one, since the text does not say.
            schema.isValid(.string(text)) || (try? JSONValue.parse(Array(text.utf8))).map(schema.isValid) ?? false
        case .matches, .absent, .allOf: false
        }
    }
}

extension ValueMatcher {
    /// The matcher with the texts that it wants to be equal to changed.
    func mappingWantedTexts(_ change: (String) -> String) -> ValueMatcher {
        func changed(_ value: JSONValue) -> JSONValue { value.stringValue.map { .string(change($0)) } ?? value }
        return switch self {
        case .equals(let value): .equals(changed(value))
        case .oneOf(let values): .oneOf(values.map(changed))
        case .allOf(let matchers): .allOf(matchers.map { $0.mappingWantedTexts(change) })
        default: self
        }
    }

    /// Those texts.
    var equalityTexts: [String] {
        switch self {
        case .equals(let value): [value.compactScalarText]
        case .oneOf(let values): values.map(\.compactScalarText)
        case .allOf(let matchers): matchers.flatMap(\.equalityTexts)
        default: []
        }
    }
}

extension JSONValue {
    /// The text of a scalar, or the JSON of anything else.
    fileprivate var compactScalarText: String { scalarText ?? compactText }

    /// The text of a scalar as it stands in a path, query, header or cookie; nil for null, arrays and objects.
    var scalarText: String? {
        switch self {
        case .string(let text): text
        case .bool(let value): value ? "true" : "false"
        case .number(let number): number.description
        case .null, .array, .object: nil
        }
    }
}

extension String {
    /// Whether `part` stands in this text, byte for byte.
    func containsText(_ part: String) -> Bool {
        let wanted = Array(part.utf8)
        let bytes = Array(utf8)
        guard !wanted.isEmpty else { return true }
        guard bytes.count >= wanted.count else { return false }
        return (0...(bytes.count - wanted.count)).contains { start in
            bytes[start] == wanted[0] && bytes[start..<(start + wanted.count)].elementsEqual(wanted)
        }
    }
}
