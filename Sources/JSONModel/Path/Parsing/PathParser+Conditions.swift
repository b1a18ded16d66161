extension PathParser {
    /// Parses a condition: conjunctions with `||` between them (RFC 9535, section 2.3.5.1).
    mutating func parseCondition() throws(JSONPathError) -> PathCondition {
        var alternatives = [try parseConjunction()]
        while takeOperator("||") { alternatives.append(try parseConjunction()) }
        return alternatives.count == 1 ? alternatives[0] : .any(alternatives)
    }

    private mutating func parseConjunction() throws(JSONPathError) -> PathCondition {
        var conditions = [try parseBasicCondition()]
        while takeOperator("&&") { conditions.append(try parseBasicCondition()) }
        return conditions.count == 1 ? conditions[0] : .all(conditions)
    }

    /// Takes an operator and the blank space on both sides, or nothing.
    private mutating func takeOperator(_ symbol: String) -> Bool {
        let start = scanner.position
        scanner.skipBlanks()
        guard scanner.take(symbol) else {
            scanner.position = start
            return false
        }
        scanner.skipBlanks()
        return true
    }

    private mutating func takeComparison() -> PathComparison? {
        for comparison in PathComparison.all where takeOperator(comparison.rawValue) { return comparison }
        return nil
    }

    private mutating func parseBasicCondition() throws(JSONPathError) -> PathCondition {
        let start = scanner.position
        if scanner.take("!") {
            scanner.skipBlanks()
            guard scanner.peek() != "!" else { throw scanner.fault("! stands once; write !(!…) or leave both out") }
            if scanner.peek() == "(" { return .not(try parseParentheses()) }
            let place = scanner.position
            let condition = try test(try parseTerm(), from: place)
            try refuseComparison("! cannot stand before a comparison; write !(…)", at: start)
            return .not(condition)
        }
        if scanner.peek() == "(" { return try parseParentheses() }
        let left = try parseTerm()
        let leftEnd = scanner.position
        guard let comparison = takeComparison() else { return try test(left, from: start) }
        let leftOperand = try operand(left, from: start, to: leftEnd)
        let rightStart = scanner.position
        let right = try parseTerm()
        let rightOperand = try operand(right, from: rightStart, to: scanner.position)
        try refuseComparison("comparisons are joined by && and ||, not chained", at: nil)
        return .comparison(leftOperand, comparison, rightOperand)
    }

    /// Throws when a comparison operator follows.
    private func refuseComparison(_ message: String, at offset: Int?) throws(JSONPathError) {
        var ahead = self
        ahead.scanner.skipBlanks()
        let place = ahead.scanner.position
        guard ahead.takeComparison() == nil else { throw scanner.fault(message, at: offset ?? place) }
    }

    private mutating func parseParentheses() throws(JSONPathError) -> PathCondition {
        let start = scanner.position
        scanner.position += 1
        try enter(at: start)
        defer { leave() }
        scanner.skipBlanks()
        let condition = try parseCondition()
        scanner.skipBlanks()
        if scanner.isAtEnd { throw scanner.fault("this ( is not closed; expected an operator or \")\"", at: start) }
        guard scanner.take(")") else { throw scanner.expected("an operator or \")\"") }
        try refuseComparison("a condition in parentheses is true or false and cannot be compared", at: nil)
        return condition
    }

    // MARK: Terms

    mutating func parseTerm() throws(JSONPathError) -> PathTerm {
        switch scanner.peek() {
        case "@":
            scanner.position += 1
            return .query(try parseSegments(of: .current))
        case "$":
            scanner.position += 1
            return .query(try parseSegments(of: .document))
        case "'", "\"": return .literal(.string(try scanner.string()))
        case let scalar? where scalar == "-" || PathScanner.isDigit(scalar):
            return .literal(.number(try scanner.number()))
        case let scalar? where PathScanner.isNameStart(scalar): return try parseWord()
        default: throw scanner.expected("@, $, a function or a literal")
        }
    }

    private mutating func parseWord() throws(JSONPathError) -> PathTerm {
        let start = scanner.position
        let word = scanner.take(while: PathScanner.isNamePart)
        if scanner.peek() == "(" { return try parseCall(of: word, from: start) }
        switch word {
        case "true": return .literal(true)
        case "false": return .literal(false)
        case "null": return .literal(.null)
        default:
            let isFunction = PathFunction(rawValue: word) != nil
            scanner.position = start
            throw scanner.expected(
                "@, $, a function or a literal",
                hint: isFunction
                    ? "a function's ( follows its name at once"
                    : "a member is written @.name, a string stands in quotes")
        }
    }

    /// A term that stands for itself as a condition.
    private func test(_ term: PathTerm, from start: Int) throws(JSONPathError) -> PathCondition {
        switch term {
        case .query(let query): return .exists(query)
        case .match(_, let match): return .match(match)
        case .literal: throw scanner.fault("a literal alone is no condition; compare it with something", at: start)
        case .call(let function, _):
            throw scanner.fault("what \(function.rawValue)(…) makes is no condition; compare it: == 1", at: start)
        }
    }

    /// A term as a comparison's side.
    private func operand(_ term: PathTerm, from start: Int, to end: Int) throws(JSONPathError) -> PathOperand {
        switch term {
        case .literal(let value): return .literal(value)
        case .call(_, let operand): return operand
        case .query(let query) where query.isSingular: return .query(query)
        case .query:
            throw scanner.fault(
                "this query can select several nodes and cannot be compared; use indices and names only, or value(…)",
                at: start)
        case .match(let function, _):
            throw scanner.fault(
                "what \(function.rawValue)(…) makes is true or false already and cannot be compared", at: start)
        }
    }
}
