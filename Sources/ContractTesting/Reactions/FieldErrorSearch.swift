import JSONModel

/// Finds what an answer complains of, and whether a client's error tells of it.
struct FieldErrorSearch {
    /// What was complained of: fields of the request that the answer names, else the messages of its lists.
    let complaints: [String]
    /// Those that the error does not tell of.
    let silent: [String]

    /// Searches.
    ///
    /// - Parameters:
    ///   - error: What the client threw, as text.
    ///   - request: What it sent.
    ///   - answer: What was answered.
    init(error: String, request: JSONValue, answer: JSONValue) {
        let text = Self.withoutProblemNames(answer).compactText
        let fields = Self.names(in: request).filter { Self.contains(text, word: $0) }
        let messages = fields.isEmpty ? Self.listedTexts(in: answer) : []
        complaints = fields + messages
        silent = fields.filter { !Self.contains(error, word: $0) } + messages.filter { !error.contains($0) }
    }

    /// An answer without the names of the members that each problem may have (RFC 9457, section 3.1), which a field of
    /// the request may happen to have too; what they hold is kept.
    private static func withoutProblemNames(_ answer: JSONValue) -> JSONValue {
        guard case .object(let object) = answer else { return answer }
        var (held, others): ([JSONValue], [(String, JSONValue)]) = ([], [])
        for member in object.members {
            switch (member.name, member.value) {
            case ("type", .string), ("title", .string), ("status", .number), ("detail", .string), ("instance", .string):
                held.append(member.value)
            default: others.append((member.name, member.value))
            }
        }
        return .array(held + [.object(JSONObject(others))])
    }

    /// The names of all members of a value, each once.
    private static func names(in value: JSONValue) -> [String] {
        var names: [String] = []
        collectNames(in: value, into: &names)
        return names
    }

    private static func collectNames(in value: JSONValue, into names: inout [String]) {
        switch value {
        case .object(let object):
            for member in object.members {
                if !names.contains(member.name) { names.append(member.name) }
                collectNames(in: member.value, into: &names)
            }
        case .array(let elements):
            for element in elements { collectNames(in: element, into: &names) }
        case .null, .bool, .number, .string: return
        }
    }

    /// The texts that stand in lists, such as `errors`, with a space in them: those for people to read.
    private static func listedTexts(in value: JSONValue) -> [String] {
        switch value {
        case .object(let object): return object.members.flatMap { listedTexts(in: $0.value) }
        case .array(let elements): return elements.flatMap { texts(in: $0) }
        case .null, .bool, .number, .string: return []
        }
    }

    private static func texts(in value: JSONValue) -> [String] {
        switch value {
        case .object(let object): return object.members.flatMap { texts(in: $0.value) }
        case .array(let elements): return elements.flatMap { texts(in: $0) }
        case .string(let text): return text.contains(" ") ? [text] : []
        case .null, .bool, .number: return []
        }
    }

    /// True when a text holds a word, whatever the case, and not within a longer one.
    private static func contains(_ text: String, word: String) -> Bool {
        text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" }.contains(Substring(word.lowercased()))
    }
}
