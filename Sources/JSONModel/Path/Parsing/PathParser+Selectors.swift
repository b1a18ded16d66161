extension PathParser {
    /// Parses the selectors in brackets, whose opening one stands here (RFC 9535, section 2.5.1).
    mutating func parseSelectors() throws(JSONPathError) -> [PathSelector] {
        let start = scanner.position
        guard scanner.take("[") else { throw scanner.expected("\"[\"") }
        var selectors: [PathSelector] = []
        repeat {
            scanner.skipBlanks()
            selectors.append(try parseSelector())
            scanner.skipBlanks()
        } while scanner.take(",")
        guard scanner.take("]") else { throw unclosed(start, after: selectors.last) }
        return selectors
    }

    private func unclosed(_ start: Int, after selector: PathSelector?) -> JSONPathError {
        if scanner.isAtEnd { return scanner.fault("this [ is not closed; expected \",\" or \"]\"", at: start) }
        guard case .filter = selector else { return scanner.expected("\",\" or \"]\"") }
        let hint: String? =
            switch scanner.peek() {
            case "=": "equality is written =="
            case "&": "write &&"
            case "|": "write ||"
            case "a", "A": "conditions are joined by && and ||"
            case "o", "O": "conditions are joined by && and ||"
            case ")": "no ( is open here"
            default: nil
            }
        return scanner.expected("an operator, \",\" or \"]\"", hint: hint)
    }

    private mutating func parseSelector() throws(JSONPathError) -> PathSelector {
        switch scanner.peek() {
        case "'", "\"": return .name(JSONName(try scanner.string()))
        case "*":
            scanner.position += 1
            return .wildcard
        case "?":
            let start = scanner.position
            scanner.position += 1
            scanner.skipBlanks()
            try enter(at: start)
            defer { leave() }
            return .filter(try parseCondition())
        case ":": return .slice(try parseSlice(from: nil))
        default:
            guard let index = try scanner.integer() else { throw noSelector }
            let end = scanner.position
            scanner.skipBlanks()
            if scanner.peek() == ":" { return .slice(try parseSlice(from: index)) }
            scanner.position = end
            return .index(index)
        }
    }

    private var noSelector: JSONPathError {
        let hint: String? =
            switch scanner.peek() {
            case "@", "$", "!", "(": "a filter begins with ?"
            case let scalar? where PathScanner.isNameStart(scalar): "a name stands in quotes here"
            case "+": "a positive index has no sign"
            default: nil
            }
        return scanner.expected("a name in quotes, an index, a slice, * or ?", hint: hint)
    }

    /// Parses a slice from its first colon on.
    private mutating func parseSlice(from start: Int?) throws(JSONPathError) -> PathSlice {
        guard scanner.take(":") else { throw scanner.expected("\":\"") }
        scanner.skipBlanks()
        let end = try scanner.integer()
        let place = scanner.position
        scanner.skipBlanks()
        guard scanner.take(":") else {
            scanner.position = place
            return PathSlice(start: start, end: end, step: 1)
        }
        let afterColon = scanner.position
        scanner.skipBlanks()
        guard let step = try scanner.integer() else {
            scanner.position = afterColon
            return PathSlice(start: start, end: end, step: 1)
        }
        return PathSlice(start: start, end: end, step: step)
    }
}
