import Contracts
import JSONModel
import JSONSchema
import RegularExpressions
import SourceDocuments

/// Reads matchers: a scalar for equality, or a map of the matcher keys that must all hold.
struct MatcherReader {
    let collector: DiagnosticCollector
    /// The operation whose request examples `equalsJSON: { example: … }` names.
    let operation: Operation?
    /// The files that `equalsJSON: { file: … }` may name.
    let files: ScenarioFiles

    static let keys = [
        "equals", "equalsJSON", "ignoreOrder", "ignoreExtra", "matches", "contains", "absent", "oneOf", "min", "max",
        "schema",
    ]
    /// What matchers of the nodes of a body may say beside.
    private static let nodeKeys = ["every", "count"]

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

    /// Reads a matcher of the nodes that a pointer or a path names.
    func readNodes(_ node: SourceNode, subject: String) -> NodeMatcher? {
        guard let entries = node.entries, entries.contains(where: { Self.nodeKeys.contains($0.key) }) else {
            return read(node, subject: subject).map { NodeMatcher(some: $0) }
        }
        let reader = MappingReader(node, subject: subject, into: collector)
        reader?.rejectUnknownKeys(allowed: Self.keys + Self.nodeKeys)
        let own = entries.filter { !Self.nodeKeys.contains($0.key) }.compactMap { read($0, among: node) }
        return NodeMatcher(
            some: own.isEmpty ? nil : own.count == 1 ? own[0] : .allOf(own),
            every: node["every"].flatMap { read($0, subject: "\"every\"") },
            count: node["count"].flatMap(count))
    }

    /// Reads a matcher of a number of nodes.
    private func count(_ node: SourceNode) -> ValueMatcher? {
        guard node.scalar != nil else { return read(node, subject: "\"count\"") }
        return collector.read(node, as: .integer(in: 0...Int.max), subject: "\"count\"")
            .map { .equals(.number(JSONNumber($0))) }
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
        case "schema": return schema(value)
        case "ignoreOrder", "ignoreExtra":
            guard node["equalsJSON"] == nil else { return nil }
            collector.error(
                at: entry.keyLocation, "\(subject) stands without \"equalsJSON\"", id: "missing-key")
            return nil
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

    /// Compiles a JSON Schema (2020-12) that needs nothing but itself.
    private func schema(_ node: SourceNode) -> ValueMatcher? {
        let identifier = "scenario"
        var compiler = SchemaCompiler(dialect: .draft2020_12)
        compiler.register(node.jsonValue, as: identifier)
        do throws(SchemaError) {
            return .schema(try compiler.compile(SchemaLocation(document: identifier, pointer: .root)))
        } catch {
            let place = SourceDocument(file: node.location.file, root: node).location(at: error.location.pointer)
            collector.error(at: place, "\"schema\": \(error.reason)", id: "bad-schema")
            return nil
        }
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

    /// The JSON of a file under the scenario's folder.
    private func fileValue(_ path: String, at location: SourceLocation) -> JSONValue? {
        do {
            return try JSONValue.parse(files.read(path))
        } catch let problem as ScenarioFiles.Problem {
            collector.error(at: location, "\"file\": \(problem.message)", id: "bad-file")
        } catch {
            collector.error(at: location, "\"file\": \(path) is no JSON text (\(error))", id: "bad-file")
        }
        return nil
    }

    /// The value that `equalsJSON` compares with: the node itself, or the request example that it names.
    private func comparisonValue(_ node: SourceNode) -> JSONValue? {
        guard let entries = node.entries, entries.count == 1, let name = entries[0].value.scalar?.stringValue else {
            return node.jsonValue
        }
        if entries[0].key == "file" { return fileValue(name, at: entries[0].value.location) }
        guard entries[0].key == "example" else { return node.jsonValue }
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
