extension PathEvaluator {
    /// What an operand stands for at a node; nil for nothing.
    mutating func value(of operand: PathOperand, for current: JSONValue) -> JSONValue? {
        switch operand {
        case .literal(let value): return value
        case .query(let query): return query.singleValue(document: document, current: current)
        case .length(let operand): return length(of: value(of: operand, for: current))
        case .count(let query):
            var count = 0
            selectInFilter(query, current: current) { _, _ in
                count += 1
                return true
            }
            return .number(JSONNumber(count))
        case .value(let query):
            var found: JSONValue?
            var isSingle = true
            selectInFilter(query, current: current) { value, _ in
                isSingle = found == nil
                found = value
                return isSingle
            }
            return isSingle ? found : nil
        }
    }

    private mutating func length(of value: JSONValue?) -> JSONValue? {
        switch value {
        case .string(let text):
            // Long texts take time to count.
            _ = spend(text.utf8.count / 64)
            return .number(JSONNumber(text.unicodeScalars.count))
        case .array(let elements): return .number(JSONNumber(elements.count))
        case .object(let object): return .number(JSONNumber(object.count))
        default: return nil
        }
    }

    /// Whether a call of `match` or `search` is true; it is false when either argument is no string.
    mutating func matches(_ match: PathMatch, for current: JSONValue) -> Bool {
        guard case .string(let text) = value(of: match.text, for: current), spend(text.utf8.count / 64) else {
            return false
        }
        switch match.pattern {
        case .fixed(let matcher): return matcher?(text) ?? false
        case .computed(let operand):
            guard case .string(let pattern) = value(of: operand, for: current) else { return false }
            let cached = patterns.matcher(of: pattern, whole: match.whole)
            if cached.isNew, !spend(PathPatternCache.visitsPerPattern) { return false }
            return cached.matcher?(text) ?? false
        }
    }
}
