internal import Support

extension PathParser {
    /// An argument as it was read, and where.
    private struct Argument {
        let term: PathTerm
        let offset: Int
        /// What follows the opening quote, when it is a string.
        var text: String? {
            if case .literal(.string(let text)) = term { text } else { nil }
        }
    }

    /// Parses the arguments of a function whose name was read, and checks them (RFC 9535, section 2.4.3).
    mutating func parseCall(of name: String, from start: Int) throws(JSONPathError) -> PathTerm {
        guard let function = PathFunction(rawValue: name) else { throw unknown(name, at: start) }
        try enter(at: start)
        defer { leave() }
        let arguments = try parseArguments(of: function)
        let wanted = function.parameters.count
        guard arguments.count == wanted else {
            let counted = wanted == 1 ? "1 argument" : "\(wanted) arguments"
            throw scanner.fault("\(name) takes \(counted), not \(arguments.count)", at: start)
        }
        switch function {
        case .length: return .call(.length, .length(try value(arguments, 0, of: function)))
        case .count: return .call(.count, .count(try nodes(arguments[0], of: function)))
        case .value: return .call(.value, .value(try nodes(arguments[0], of: function)))
        case .match, .search:
            let text = try value(arguments, 0, of: function)
            let pattern = try pattern(arguments, of: function, at: start)
            return .match(function, PathMatch(text: text, pattern: pattern, whole: function == .match))
        }
    }

    private func unknown(_ name: String, at start: Int) -> JSONPathError {
        let names = PathFunction.allCases.map(\.rawValue)
        let advice =
            NearestName.find(name, among: names).map { "did you mean \($0)?" }
            ?? "there are \(names.dropLast().joined(separator: ", ")) and \(names.last ?? "")"
        return scanner.fault("there is no function \(name); \(advice)", at: start)
    }

    private mutating func parseArguments(of function: PathFunction) throws(JSONPathError) -> [Argument] {
        let start = scanner.position
        scanner.position += 1
        scanner.skipBlanks()
        guard !scanner.take(")") else { return [] }
        var arguments: [Argument] = []
        repeat {
            scanner.skipBlanks()
            let offset = scanner.position
            arguments.append(Argument(term: try parseTerm(), offset: offset))
            scanner.skipBlanks()
        } while scanner.take(",")
        if scanner.isAtEnd { throw scanner.fault("this ( is not closed; expected \",\" or \")\"", at: start) }
        guard scanner.take(")") else {
            throw scanner.expected("\",\" or \")\"", hint: "\(function.rawValue) takes no condition as an argument")
        }
        return arguments
    }

    /// An argument that stands for a value.
    private func value(
        _ arguments: [Argument], _ place: Int, of function: PathFunction
    ) throws(JSONPathError) -> PathOperand {
        let argument = arguments[place]
        switch argument.term {
        case .literal(let value): return .literal(value)
        case .call(_, let operand): return operand
        case .query(let query) where query.isSingular: return .query(query)
        case .query:
            throw scanner.fault(
                "\(function.rawValue) takes one value, and this query can select several nodes; use indices and names"
                    + " only, or value(…)", at: argument.offset)
        case .match(let inner, _):
            throw scanner.fault(
                "\(function.rawValue) takes a value, and \(inner.rawValue)(…) is true or false", at: argument.offset)
        }
    }

    /// An argument that stands for nodes.
    private func nodes(_ argument: Argument, of function: PathFunction) throws(JSONPathError) -> PathQuery {
        guard case .query(let query) = argument.term else {
            throw scanner.fault("\(function.rawValue) takes a query that begins with @ or $", at: argument.offset)
        }
        return query
    }

    private mutating func pattern(
        _ arguments: [Argument], of function: PathFunction, at start: Int
    ) throws(JSONPathError) -> PathMatch.Pattern {
        guard let compiler else {
            throw scanner.fault("\(function.rawValue) is not available here, nor are regular expressions", at: start)
        }
        let operand = try value(arguments, 1, of: function)
        guard let text = arguments[1].text else { return .computed(operand) }
        do {
            return .fixed(try compiler(text, function == .match))
        } catch {
            warn("this pattern never matches: \(error)", at: arguments[1].offset)
            return .fixed(nil)
        }
    }
}
