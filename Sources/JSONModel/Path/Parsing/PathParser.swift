internal import Support

/// Parses queries by the RFC's grammar, and checks what it says beside the grammar (RFC 9535, sections 2.1 and 2.4.3).
struct PathParser {
    /// How deep filters, parentheses, arguments and segments that select several nodes nest; evaluating nests as deep.
    static let depthLimit = 100

    var scanner: PathScanner
    private(set) var warnings: [JSONPathError] = []
    let compiler: JSONPath.PatternCompiler?
    private var depth = 0

    init(_ text: String, compiler: JSONPath.PatternCompiler?) {
        scanner = PathScanner(text)
        self.compiler = compiler
    }

    /// The query that the whole text is.
    mutating func parseAll() throws(JSONPathError) -> PathQuery {
        guard scanner.take("$") else { throw scanner.expected("$, with which every path begins") }
        let query = try parseSegments(of: .document)
        guard scanner.isAtEnd else { throw trailing(query) }
        return query
    }

    /// The fault of a text that goes on where its query has ended.
    private func trailing(_ query: PathQuery) -> JSONPathError {
        var rest = scanner
        rest.skipBlanks()
        if rest.isAtEnd { return scanner.fault("a path cannot end in blank space; remove it") }
        if case .name = query.segments.last, rest.position == scanner.position,
            scanner.scalars[rest.position - 1] != "]"
        {
            return rest.expected(
                "\".\", \"[\" or the end", hint: "a name that is not all letters, digits and _ is written ['name']")
        }
        return rest.expected("\".\", \"[\" or the end")
    }

    mutating func parseSegments(of root: PathQuery.Root) throws(JSONPathError) -> PathQuery {
        let outerDepth = depth
        defer { depth = outerDepth }
        var segments: [PathSegment] = []
        while true {
            let start = scanner.position
            scanner.skipBlanks()
            guard let segment = try parseSegment() else {
                scanner.position = start
                return PathQuery(root: root, segments: segments)
            }
            segments.append(segment)
            // What follows such a segment is evaluated inside of it, for each of its nodes.
            if !segment.isSingular { try enter(at: start) }
        }
    }

    private mutating func parseSegment() throws(JSONPathError) -> PathSegment? {
        if scanner.take("..") {
            if scanner.peek() == "[" { return .descendants(try parseSelectors()) }
            return .descendants([try parseShorthand(after: "..", orElse: "name, * or [")])
        }
        if scanner.take(".") { return PathSegment(selectors: [try parseShorthand(after: ".", orElse: "name or *")]) }
        return scanner.peek() == "[" ? PathSegment(selectors: try parseSelectors()) : nil
    }

    private mutating func parseShorthand(
        after dots: String, orElse wanted: String
    ) throws(JSONPathError) -> PathSelector {
        if scanner.take("*") { return .wildcard }
        guard let first = scanner.peek(), PathScanner.isNameStart(first) else {
            let hint: String? =
                switch scanner.peek() {
                case "[" where dots == ".": "brackets stand without a dot before them"
                case let scalar? where PathScanner.isDigit(scalar): "an index is written [0], such a name ['0']"
                case let scalar? where PathScanner.isBlank(scalar): "no blank space stands here"
                default: nil
                }
            throw scanner.expected("a \(wanted) after \"\(dots)\"", hint: hint)
        }
        return .name(JSONName(scanner.take(while: PathScanner.isNamePart)))
    }

    // MARK: Nesting

    /// Begins a level of nesting, which whoever begins it ends by restoring `depth`.
    mutating func enter(at offset: Int) throws(JSONPathError) {
        depth += 1
        guard depth <= Self.depthLimit else {
            throw scanner.fault(
                "filters, parentheses, arguments and segments of several nodes nest at most \(Self.depthLimit) deep",
                at: offset)
        }
    }

    mutating func leave() {
        depth -= 1
    }

    mutating func warn(_ message: String, at offset: Int) {
        warnings.append(scanner.fault(message, at: offset))
    }
}
