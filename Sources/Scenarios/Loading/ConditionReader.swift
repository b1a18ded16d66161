import Contracts
import HTTPModel
import JSONModel
import RegularExpressions
import SourceDocuments
import Support

/// Reads `when:`.
struct ConditionReader {
    let collector: DiagnosticCollector
    let matchers: MatcherReader
    let operation: Operation?

    static let keys = [
        "scheme", "method", "tenant", "path", "query", "headers", "cookies", "body", "authenticated", "valid",
        "credential", "violation", "unsupportedMediaType", "notAcceptable", "all", "any", "not",
    ]

    /// As requests have them; a file may write them in any case (RFC 9110, section 4.2.3).
    private static let schemes = ["http", "https"]
    /// Methods are told apart by case (RFC 9110, section 9.1); OpenAPI has operations for these, and HEAD goes to GET.
    private static let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]

    func read(_ node: SourceNode) -> Condition? {
        guard let reader = MappingReader(node, subject: "\"when\"", into: collector) else { return nil }
        reader.rejectUnknownKeys(allowed: Self.keys)
        var tests: [Condition.Test] = []
        for entry in node.entries ?? [] { tests += self.tests(of: entry) }
        return Condition(tests: tests)
    }

    private func tests(of entry: SourceNode.Entry) -> [Condition.Test] {
        let value = entry.value
        switch entry.key {
        case "scheme": return word(entry, among: Self.schemes, isFolded: true) { .scheme($0) }
        case "method": return word(entry, among: Self.methods, isFolded: false) { .method($0) }
        case "tenant": return one(entry) { .tenant($0) }
        case "violation": return violation(value)
        case "path":
            return each(entry) { name, location in
                guard let operation, !operation.path.parameterNames.contains(name) else {
                    return { .path(name, $0) }
                }
                collector.error(
                    at: location,
                    UnknownName.message(
                        "path parameter", name, of: operation.id, known: operation.path.parameterNames),
                    id: "unknown-parameter")
                return nil
            }
        case "query": return each(entry) { name, _ in { .query(name, $0) } }
        case "headers": return each(entry) { name, _ in { .header(FieldName(name), $0) } }
        case "cookies": return each(entry) { name, _ in { .cookie(name, $0) } }
        case "body":
            return nodes(entry)
        case "authenticated": return flag(entry) { .authenticated($0) }
        case "valid": return flag(entry) { .valid($0) }
        case "credential":
            let words = CredentialRoll.Standing.allCases.map(\.rawValue)
            return collector.read(value, as: .oneOf(words), subject: "\"credential\"")
                .flatMap(CredentialRoll.Standing.init).map { [.credential($0)] } ?? []
        case "unsupportedMediaType": return flag(entry) { .unsupportedMediaType($0) }
        case "notAcceptable": return flag(entry) { .notAcceptable($0) }
        case "all": return [.all(conditions(value, entry.key))]
        case "any": return [.any(conditions(value, entry.key))]
        case "not": return read(value).map { [.not($0)] } ?? []
        default: return []
        }
    }

    private func one(_ entry: SourceNode.Entry, _ make: (ValueMatcher) -> Condition.Test) -> [Condition.Test] {
        matchers.read(entry.value, subject: "\"\(entry.key)\"").map { [make($0)] } ?? []
    }

    /// Reads a matcher of a part of the request that is one of some words; another word would never be met.
    private func word(
        _ entry: SourceNode.Entry, among words: [String], isFolded: Bool,
        _ make: (ValueMatcher) -> Condition.Test
    ) -> [Condition.Test] {
        guard let matcher = matchers.read(entry.value, subject: "\"\(entry.key)\"") else { return [] }
        let folded = isFolded ? matcher.mappingWantedTexts(ASCII.lowercased) : matcher
        var isMet = true
        for text in folded.equalityTexts where !words.contains(text) {
            isMet = false
            let near = NearestName.find(text, among: words).map { "; did you mean \"\($0)\"?" } ?? ""
            collector.error(
                at: entry.value.location,
                "\"\(entry.key)\" is \"\(text)\", expected one of \(words.joined(separator: ", "))\(near)",
                id: "unknown-value")
        }
        return isMet ? [make(folded)] : []
    }

    private func flag(_ entry: SourceNode.Entry, _ make: (Bool) -> Condition.Test) -> [Condition.Test] {
        collector.read(entry.value, as: .boolean, subject: "\"\(entry.key)\"").map { [make($0)] } ?? []
    }

    /// Reads a map of names to matchers; `make` turns a name into a test maker, or reports it and gives nil.
    private func each(
        _ entry: SourceNode.Entry, _ make: (String, SourceLocation) -> ((ValueMatcher) -> Condition.Test)?
    ) -> [Condition.Test] {
        guard let entries = entry.value.entries else {
            collector.error(
                at: entry.value.location,
                "\"\(entry.key)\" is \(entry.value.typeDescription), expected a map of names to matchers",
                id: "wrong-type")
            return []
        }
        return entries.compactMap { inner in
            let makeTest = make(inner.key, inner.keyLocation)
            // Also under a name that is no good, since one mistake must not hide another.
            let matcher = matchers.read(inner.value, subject: "\"\(inner.key)\"")
            return makeTest.flatMap { matcher.map($0) }
        }
    }

    /// Reads a map of a violation's members to matchers.
    private func violation(_ node: SourceNode) -> [Condition.Test] {
        guard let reader = MappingReader(node, subject: "\"violation\"", into: collector) else { return [] }
        reader.rejectUnknownKeys(allowed: Violation.templateNames)
        if let keyword = node["keyword"] { ViolationKeywords.check(keyword, into: collector) }
        let matchers = reader.entries.compactMap { entry in
            self.matchers.read(entry.value, subject: "\"\(entry.key)\"").map { (member: entry.key, matcher: $0) }
        }
        return [.violation(matchers)]
    }

    /// Reads a map of JSON Pointers and JSONPaths to matchers.
    private func nodes(_ entry: SourceNode.Entry) -> [Condition.Test] {
        guard let entries = entry.value.entries else {
            collector.error(
                at: entry.value.location,
                "\"body\" is \(entry.value.typeDescription), expected a map of JSON Pointers and JSONPaths to matchers",
                id: "wrong-type")
            return []
        }
        return entries.compactMap { inner in
            guard let matcher = matchers.readNodes(inner.value, subject: "\"\(inner.key)\"") else { return nil }
            if inner.key.hasPrefix("$") {
                return path(inner.key, at: inner.keyLocation).map { .bodyPath($0, matcher) }
            }
            if let pointer = JSONPointer(inner.key) { return .body(pointer, matcher) }
            collector.error(
                at: inner.keyLocation,
                "body key \"\(inner.key)\" is no JSON Pointer or JSONPath, expected one such as /port or $.hosts[*].port",
                id: "bad-pointer")
            return nil
        }
    }

    private func path(_ text: String, at location: SourceLocation) -> JSONPath? {
        do throws(JSONPathError) {
            let path = try JSONPath(text, regularExpressions: IRegexp.matcher)
            for warning in path.warnings {
                collector.warning(at: location, "JSONPath \"\(text)\": \(warning)", id: "path-never-matches")
            }
            return path
        } catch {
            collector.error(at: location, "JSONPath \"\(text)\": \(error)", id: "bad-path")
            return nil
        }
    }

    private func conditions(_ node: SourceNode, _ key: String) -> [Condition] {
        guard let elements = node.elements else {
            collector.error(
                at: node.location, "\"\(key)\" is \(node.typeDescription), expected an array of conditions",
                id: "wrong-type")
            return []
        }
        if elements.isEmpty {
            collector.error(at: node.location, "\"\(key)\" is empty, expected conditions", id: "empty-list")
        }
        return elements.compactMap(read)
    }
}
