/// A JSONPath query, compiled once and asked of any number of values (RFC 9535).
///
/// A query whose segments name one member or element each, such as `$.a.b[0]`, is followed without building a list.
/// Every other evaluation may visit at most ``defaultVisits`` nodes, members compared and nodes of inner queries
/// included, so that neither a query nor a document can buy unbounded work; an evaluation that needs more is given up
/// and selects nothing, which ``visit(in:limit:_:)`` tells apart. Evaluating takes stack for the query's nesting only,
/// which is bounded, not for the document's, save where arrays and objects are compared. Safe to use from any thread.
package struct JSONPath: Sendable, CustomStringConvertible {
    /// Tells whether a text matches one regular expression.
    package typealias Matcher = @Sendable (_ text: String) -> Bool

    /// Makes the matcher of an I-Regexp (RFC 9485).
    ///
    /// It takes the pattern and whether the whole text has to match, and throws when the pattern is none; the error's
    /// description says why in one line.
    package typealias PatternCompiler = @Sendable (_ pattern: String, _ whole: Bool) throws -> Matcher

    /// How many nodes an evaluation may visit unless its caller says otherwise: enough to look at each of a million
    /// nodes several times.
    package static let defaultVisits = 5_000_000

    /// The query as it was written.
    package let description: String
    /// Patterns of `match` and `search` that are no I-Regexp and therefore never match (RFC 9535, section 2.4.6).
    package let warnings: [JSONPathError]

    private let query: PathQuery
    private let compiler: PatternCompiler?

    /// Compiles a query.
    ///
    /// - Parameters:
    ///   - text: the query; it begins with `$`.
    ///   - regularExpressions: what compiles the patterns of `match` and `search`; without it a query that calls one
    ///     of these is refused. Patterns that the query spells out are compiled here, all others when they are met.
    /// - Throws: why the text is no well-formed and valid query.
    package init(
        _ text: String, regularExpressions: PatternCompiler? = nil
    ) throws(JSONPathError) {
        var parser = PathParser(text, compiler: regularExpressions)
        query = try parser.parseAll()
        warnings = parser.warnings
        description = text
        compiler = regularExpressions
    }

    /// Whether the query can select one node at most, by its form (RFC 9535, section 2.3.5.1).
    package var isSingular: Bool { query.isSingular }

    /// Finds the nodes that the query selects.
    ///
    /// - Parameter document: the value that `$` stands for.
    /// - Returns: the values and their places, in the order that the RFC gives; none when the evaluation was given up.
    package func nodes(in document: JSONValue) -> [JSONPathNode] {
        var nodes: [JSONPathNode] = []
        let outcome = visit(in: document) { node in
            nodes.append(node)
            return true
        }
        return outcome == .limitExceeded ? [] : nodes
    }

    /// Finds the values of the nodes that the query selects.
    ///
    /// - Parameter document: the value that `$` stands for.
    /// - Returns: the values, in the order that the RFC gives; none when the evaluation was given up.
    package func values(in document: JSONValue) -> [JSONValue] {
        allValues(in: document) ?? []
    }

    /// Finds the values of the nodes that the query selects.
    ///
    /// - Parameter document: the value that `$` stands for.
    /// - Returns: the values, in the order that the RFC gives; nil when the evaluation was given up.
    package func allValues(in document: JSONValue) -> [JSONValue]? {
        if query.isSingular { return query.singleValue(document: document, current: document).map { [$0] } ?? [] }
        var values: [JSONValue] = []
        let outcome = run(document, tracksLocations: false, limit: Self.defaultVisits) { value, _ in
            values.append(value)
            return true
        }
        return outcome == .limitExceeded ? nil : values
    }

    /// Finds the value of the first node that the query selects.
    ///
    /// - Parameter document: the value that `$` stands for.
    /// - Returns: the value, or nil when there is none or the evaluation was given up before.
    package func firstValue(in document: JSONValue) -> JSONValue? {
        if query.isSingular { return query.singleValue(document: document, current: document) }
        var first: JSONValue?
        _ = run(document, tracksLocations: false, limit: Self.defaultVisits) { value, _ in
            first = value
            return false
        }
        return first
    }

    /// Looks for a node that the query selects and whose value is wanted; the evaluation ends with the first one.
    ///
    /// - Parameters:
    ///   - document: the value that `$` stands for.
    ///   - isWanted: what the value has to fulfil.
    /// - Returns: whether there is one; false also when the evaluation was given up before.
    package func matches(anyIn document: JSONValue, where isWanted: (JSONValue) -> Bool) -> Bool {
        search(in: document, where: isWanted) == .stopped
    }

    /// Looks for a node that the query selects and whose value is wanted, and tells why there is none.
    ///
    /// - Parameters:
    ///   - document: the value that `$` stands for.
    ///   - isWanted: what the value has to fulfil.
    /// - Returns: `stopped` when there is one, `finished` when there is none, and `limitExceeded` when the evaluation was
    ///   given up before that was known.
    package func search(in document: JSONValue, where isWanted: (JSONValue) -> Bool) -> JSONPathOutcome {
        if query.isSingular {
            let isFound = query.singleValue(document: document, current: document).map(isWanted) ?? false
            return isFound ? .stopped : .finished
        }
        return run(document, tracksLocations: false, limit: Self.defaultVisits) { value, _ in !isWanted(value) }
    }

    /// Visits the nodes that the query selects, in the order that the RFC gives, as they are found.
    ///
    /// - Parameters:
    ///   - document: the value that `$` stands for.
    ///   - limit: how many nodes the evaluation may visit.
    ///   - visitor: takes a node, and returns whether to go on.
    /// - Returns: how the evaluation ended.
    package func visit(
        in document: JSONValue, limit: Int = defaultVisits, _ visitor: (JSONPathNode) -> Bool
    ) -> JSONPathOutcome {
        run(document, tracksLocations: true, limit: limit) { value, location in
            visitor(JSONPathNode(location: location, value: value))
        }
    }

    private func run(
        _ document: JSONValue, tracksLocations: Bool, limit: Int, _ visitor: PathEvaluator.Visitor
    ) -> JSONPathOutcome {
        var evaluator = PathEvaluator(
            document: document, tracksLocations: tracksLocations, limit: limit, compiler: compiler)
        let isFinished = evaluator.select(query, from: document, visitor)
        if evaluator.isExhausted { return .limitExceeded }
        return isFinished ? .finished : .stopped
    }
}
