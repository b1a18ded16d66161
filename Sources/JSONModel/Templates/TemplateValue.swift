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

/// Collects a list; a plain JSON array unless a function comes along.
struct TemplateListBuilder {
    private var elements: [JSONValue] = []
    private var mixed: [TemplateValue]?

    init(capacity: Int) { elements.reserveCapacity(capacity) }

    mutating func append(_ value: TemplateValue) {
        if mixed == nil, case .json(let json) = value {
            elements.append(json)
            return
        }
        var all = mixed ?? elements.map { .json($0) }
        mixed = nil
        all.append(value)
        mixed = all
    }

    var value: TemplateValue { mixed.map { .list($0) } ?? .json(.array(elements)) }
}

/// Collects an object; a plain JSON object unless a function comes along.
struct TemplateRecordBuilder {
    private var members: [JSONObject.Member] = []
    private var mixed: [TemplateValue.Field]?
    private let hasUniqueKeys: Bool

    /// - Parameter hasUniqueKeys: whether no key will come twice; else the later value wins.
    init(capacity: Int, hasUniqueKeys: Bool) {
        members.reserveCapacity(capacity)
        self.hasUniqueKeys = hasUniqueKeys
    }

    mutating func append(_ key: JSONName, _ value: TemplateValue) {
        if mixed == nil, case .json(let json) = value {
            members.append(JSONObject.Member(key: key, value: json))
            return
        }
        var all = mixed ?? members.map { TemplateValue.Field(key: $0.key, value: .json($0.value)) }
        mixed = nil
        if let place = all.firstIndex(where: { $0.key == key }) {
            all[place].value = value
        } else {
            all.append(TemplateValue.Field(key: key, value: value))
        }
        mixed = all
    }

    var value: TemplateValue {
        if let mixed { return .record(mixed) }
        if hasUniqueKeys { return .json(.object(JSONObject(uniqueMembers: members))) }
        var object = JSONObject()
        object.reserveCapacity(members.count)
        for member in members { object[member.key] = member.value }
        return .json(.object(object))
    }
}
