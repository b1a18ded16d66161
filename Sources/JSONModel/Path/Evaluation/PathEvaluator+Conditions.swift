extension PathEvaluator {
    /// Whether a filter's condition holds for a node.
    mutating func holds(_ condition: PathCondition, for current: JSONValue) -> Bool {
        guard spend() else { return false }
        switch condition {
        case .any(let conditions):
            for condition in conditions where holds(condition, for: current) { return true }
            return false
        case .all(let conditions):
            for condition in conditions where !holds(condition, for: current) { return false }
            return true
        case .not(let condition): return !holds(condition, for: current)
        case .exists(let query): return exists(query, for: current)
        case .match(let match): return matches(match, for: current)
        case .comparison(let left, let comparison, let right):
            return compare(value(of: left, for: current), comparison, value(of: right, for: current))
        }
    }

    private mutating func exists(_ query: PathQuery, for current: JSONValue) -> Bool {
        if query.isSingular { return query.singleValue(document: document, current: current) != nil }
        var isFound = false
        selectInFilter(query, current: current) { _, _ in
            isFound = true
            return false
        }
        return isFound
    }

    /// Compares two values, either of which may be nothing (RFC 9535, section 2.3.5.2.2).
    private mutating func compare(_ left: JSONValue?, _ comparison: PathComparison, _ right: JSONValue?) -> Bool {
        switch comparison {
        case .equal: equal(left, right)
        case .notEqual: !equal(left, right)
        case .less: Self.precedes(left, right)
        case .greater: Self.precedes(right, left)
        case .lessOrEqual: Self.precedes(left, right) || equal(left, right)
        case .greaterOrEqual: Self.precedes(right, left) || equal(left, right)
        }
    }

    private static func precedes(_ left: JSONValue?, _ right: JSONValue?) -> Bool {
        switch (left, right) {
        case (.number(let left), .number(let right)): left < right
        case (.string(let left), .string(let right)): JSONName.precedes(left, right)
        default: false
        }
    }

    private mutating func equal(_ left: JSONValue?, _ right: JSONValue?) -> Bool {
        switch (left, right) {
        case (nil, nil): true
        case (let left?, let right?): equal(left, right)
        default: false
        }
    }

    /// The equality of JSON values, with what it looks at counted as visits.
    private mutating func equal(_ left: JSONValue, _ right: JSONValue) -> Bool {
        switch (left, right) {
        case (.array(let left), .array(let right)):
            guard left.count == right.count, spend(left.count) else { return false }
            for place in left.indices where !equal(left[place], right[place]) { return false }
            return true
        case (.object(let left), .object(let right)):
            guard left.count == right.count, spend(left.count) else { return false }
            for member in left.members {
                guard let other = right[member.key], equal(member.value, other) else { return false }
            }
            return true
        default: return left == right
        }
    }
}
