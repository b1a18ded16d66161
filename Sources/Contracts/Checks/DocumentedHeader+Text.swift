internal import JSONModel
internal import JSONSchema

extension DocumentedHeader {
    /// The value's types in words: `an integer`.
    var expectation: String {
        documentedSchema.map { TypeWords.describe(SchemaReader($0).types) } ?? "a value"
    }

    /// The text by which an example of a response carries the header (`style: simple`).
    var exampleText: String? {
        guard let value = example ?? documentedSchema.map({ SchemaExample.value(of: $0, in: .response) }) else {
            return nil
        }
        return Self.text(value)
    }

    /// The text of a value: elements and members joined by commas.
    static func text(_ value: JSONValue) -> String {
        switch value {
        case .string(let text): text
        case .array(let elements): elements.map(text).joined(separator: ",")
        case .object(let object): object.members.map { "\($0.name),\(text($0.value))" }.joined(separator: ",")
        default: value.compactText
        }
    }
}
