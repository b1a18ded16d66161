import Contracts
import JSONModel
import RegularExpressions
import SourceDocuments

/// Reads matchers: a scalar for equality, or a map of the matcher keys that must all hold.
struct MatcherReader {
    let collector: DiagnosticCollector
    /// The operation whose request examples `equalsJSON: { example: … }` names.
    let operation: Operation?

    static let keys = [
        "equals", "equalsJSON", "ignoreOrder", "ignoreExtra", "matches", "contains", "absent", "oneOf", "min", "max",
    ]

    func read(_ node: SourceNode, subject: String) -> ValueMatcher? {
        switch node.content {
        case .scalar(let value): return .equals(value)
        case .sequence:
            collector.error(
                at: node.location, "\(subject) is an array, expected a scalar or a matcher; write equals: [...]",
                id: "wrong-type")
            return nil
        case .mapping(let entries):
            return readMap(node, entries, subject)
        }
    }

    private func readMap(_ node: SourceNode, _ entries: [SourceNode.Entry], _ subject: String) -> ValueMatcher? {
        let reader = MappingReader(node, subject: subject, into: collector)
        reader?.rejectUnknownKeys(allowed: Self.keys)
        var matchers: [ValueMatcher] = []
        for entry in entries {
            if let matcher = read(entry, among: node) { matchers.append(matcher) }
        }
        if entries.isEmpty {
            collector.error(
                at: node.location, "\(subject) is an empty map, expected a matcher such as equals: {}",
                id: "wrong-type")
        }
        return matchers.count == 1 ? matchers.first : .allOf(matchers)
    }

    private func read(_ entry: SourceNode.Entry, among node: SourceNode) -> ValueMatcher? {
        let value = entry.value
        let subject = "\"\(entry.key)\""
        switch entry.key {
        case "equals": return .equals(value.jsonValue)
        case "equalsJSON":
            return comparisonValue(value).map {
                .equalsJSON(
                    JSONComparison(
                        expected: $0, ignoresOrder: flag("ignoreOrder", of: node),
                        ignoresExtra: flag("ignoreExtra", of: node)))
            }
        case "matches": return pattern(value, subject).map(ValueMatcher.matches)
        case "contains": return .contains(value.jsonValue)
        case "absent": return collector.read(value, as: .boolean, subject: subject).map(ValueMatcher.absent)
        case "oneOf":
            guard let elements = value.elements else {
                collector.error(at: value.location, "\(subject) is no array", id: "wrong-type")
                return nil
            }
            return .oneOf(elements.map(\.jsonValue))
        case "min": return number(value, subject).map(ValueMatcher.minimum)
        case "max": return number(value, subject).map(ValueMatcher.maximum)
        default: return nil
        }
    }

    private func flag(_ key: String, of node: SourceNode) -> Bool {
        node[key].flatMap { collector.read($0, as: .boolean, subject: "\"\(key)\"") } ?? false
    }

    private func number(_ node: SourceNode, _ subject: String) -> JSONNumber? {
        guard let number = node.scalar?.numberValue else {
            collector.error(at: node.location, "\(subject) is no number", id: "wrong-type")
            return nil
        }
        return number
    }

    private func pattern(_ node: SourceNode, _ subject: String) -> ECMAPattern? {
        guard let text = collector.read(node, as: .string, subject: subject) else { return nil }
        do throws(PatternError) {
            return try ECMAPattern(text)
        } catch {
            collector.error(at: node.location, "\(subject): \(error)", id: "bad-pattern")
            return nil
        }
    }

    /// The value that `equalsJSON` compares with: the node itself, or the request example that it names.
    private func comparisonValue(_ node: SourceNode) -> JSONValue? {
        guard let entries = node.entries, entries.count == 1, entries[0].key == "example",
            let name = entries[0].value.scalar?.stringValue
        else { return node.jsonValue }
        let examples = operation?.requestBody?.content.flatMap(\.examples) ?? []
        if let example = examples.first(where: { $0.name == name }) { return example.value }
        collector.error(
            at: entries[0].value.location,
            UnknownName.message(
                "request example", name, of: operation.map { "operation \($0.id)" } ?? "a rule without an operation",
                known: examples.map(\.name)),
            id: "unknown-example")
        return nil
    }
}
