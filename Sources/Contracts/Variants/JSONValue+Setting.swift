internal import JSONModel

extension JSONValue {
    /// This value with another one at a place, or without what stands there.
    ///
    /// - Parameters:
    ///   - value: The new value; nil removes a member or element.
    ///   - tokens: The way to the place; its last token may name a new member.
    /// - Returns: The new value; unchanged when the way leads nowhere.
    func setting(_ value: JSONValue?, at tokens: ArraySlice<String>) -> JSONValue {
        guard let token = tokens.first else { return value ?? self }
        let rest = tokens.dropFirst()
        switch self {
        case .object(var object):
            if rest.isEmpty {
                object[token] = value
            } else if let member = object[token] {
                object[token] = member.setting(value, at: rest)
            }
            return .object(object)
        case .array(var elements):
            guard let index = JSONPointer.arrayIndex(token), index < elements.count else { return self }
            if !rest.isEmpty {
                elements[index] = elements[index].setting(value, at: rest)
            } else if let value {
                elements[index] = value
            } else {
                elements.remove(at: index)
            }
            return .array(elements)
        case .null, .bool, .number, .string: return self
        }
    }

    /// This value with another one at a place, or without what stands there.
    func setting(_ value: JSONValue?, at pointer: JSONPointer) -> JSONValue {
        setting(value, at: pointer.tokens[...])
    }
}
