import JSONModel

/// Values as violations show them: short, and without the contents of arrays and objects, which may hold secrets.
enum ValueText {
    /// What stands for a value that is not to be shown.
    static let mask = "***"
    /// Texts beyond this many characters are cut.
    private static let maximumLength = 60

    static func text(_ value: JSONValue) -> String {
        switch value {
        case .array(let elements): return "an array of \(Wording.count(elements.count, "item"))"
        case .object(let object): return "an object of \(Wording.count(object.count, "member"))"
        case .string(let text):
            guard text.utf8.count > maximumLength, text.unicodeScalars.count > maximumLength else {
                return value.compactText
            }
            var start = String(String.UnicodeScalarView(text.unicodeScalars.prefix(maximumLength)))
            start = JSONValue.string(start).compactText
            return "\(start.dropLast())…\""
        case .number:
            let text = value.compactText
            return text.utf8.count > maximumLength ? "\(text.prefix(maximumLength))…" : text
        case .bool, .null: return value.compactText
        }
    }

    /// The text with the value's type: `"587" (string)`.
    static func typed(_ value: JSONValue) -> String {
        switch value {
        case .array, .object, .null: text(value)
        default: "\(text(value)) (\(typeName(value)))"
        }
    }

    /// The mask with the value's type.
    static func typedMask(_ value: JSONValue) -> String {
        if case .null = value { "null" } else { "\(mask) (\(typeName(value)))" }
    }

    private static func typeName(_ value: JSONValue) -> String {
        if case .number(let number) = value, number.isInteger { "integer" } else { value.kind.rawValue }
    }
}
