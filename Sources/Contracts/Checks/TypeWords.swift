internal import JSONSchema

/// Names types of values for messages.
enum TypeWords {
    /// The types in words: `a string`, `an integer or null`.
    static func describe(_ types: SchemaTypes) -> String {
        if types == .any || types.isEmpty { return "a value" }
        var words: [String] = []
        for (type, word) in named where types.contains(type) {
            if type == .integer, types.contains(.number) { continue }
            words.append(word)
        }
        return words.joined(separator: " or ")
    }

    private static let named: [(SchemaTypes, String)] = [
        (.string, "a string"), (.number, "a number"), (.integer, "an integer"), (.boolean, "a boolean"),
        (.array, "an array"), (.object, "an object"), (.null, "null"),
    ]
}
