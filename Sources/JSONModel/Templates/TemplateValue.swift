/// What an expression yields: JSON, a function, or a list or object that holds a function somewhere.
enum TemplateValue: Sendable {
    case json(JSONValue)
    case function(TemplateFunction)
    case list([TemplateValue])
    case record([Field])

    struct Field: Sendable {
        let key: JSONName
        var value: TemplateValue
    }

    /// The JSON, unless there is a function.
    var json: JSONValue? {
        if case .json(let value) = self { value } else { nil }
    }

    /// Whether conditions take it for true: all but null, false, 0 and what is empty.
    var isTrue: Bool {
        switch self {
        case .json(.null): false
        case .json(.bool(let value)): value
        case .json(.number(let number)): number != JSONNumber(0)
        case .json(.string(let text)): !text.isEmpty
        case .json(.array(let elements)): !elements.isEmpty
        case .json(.object(let object)): !object.isEmpty
        case .function, .list, .record: true
        }
    }

    /// What `typeof` calls it.
    var typeName: String {
        switch self {
        case .json(let value): value.kind.rawValue
        case .function: "function"
        case .list: "array"
        case .record: "object"
        }
    }
}

extension TemplateValue: Equatable {
    static func == (left: TemplateValue, right: TemplateValue) -> Bool {
        switch (left, right) {
        case (.json(let a), .json(let b)): a == b
        case (.function(let a), .function(let b)): a == b
        case (.list(let a), .list(let b)): a == b
        case (.record(let a), .record(let b)):
            a.count == b.count
                && a.allSatisfy { field in b.contains { $0.key == field.key && $0.value == field.value } }
        default: false
        }
    }
}
