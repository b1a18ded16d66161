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

    /// Makes an empty builder.
    ///
    /// - Parameters:
    ///   - capacity: how many members to reserve memory for.
    ///   - hasUniqueKeys: whether no key will come twice; else the later value wins.
    init(capacity: Int, hasUniqueKeys: Bool) {
        members.reserveCapacity(capacity)
        self.hasUniqueKeys = hasUniqueKeys
    }

    @inline(__always)
    mutating func append(_ key: JSONName, _ value: JSONValue) {
        if mixed == nil {
            members.append(JSONObject.Member(key: key, value: value))
        } else {
            append(key, .json(value))
        }
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
