package import Contracts
import HTTPModel
import JSONModel
package import SourceDocuments
import Support

/// What a test asks of requests that arrived, in the words of a rule's `when`.
///
/// Immutable, so any thread may use it.
package struct RequestMatcher: Sendable {
    /// One thing that is asked.
    private struct Part: Sendable {
        let condition: Condition
        let place: String
        let wanted: String
        let location: SourceLocation
        let sent: @Sendable (CheckedRequest) -> String?
    }

    /// The keys whose values are maps of names to matchers.
    private static let keysOfMaps = ["path", "query", "headers", "cookies", "body"]

    private let parts: [Part]

    /// Compiles `when`.
    ///
    /// - Parameters:
    ///   - node: The condition, as a rule has it.
    ///   - operation: The operation whose requests are meant; nil for any.
    ///   - collector: Where mistakes go.
    /// - Returns: The matcher; nil when something is mistaken.
    package static func compile(
        _ node: SourceNode, operation: Operation?, into collector: DiagnosticCollector
    ) -> RequestMatcher? {
        let files = ScenarioFiles(folder: Paths.folder(of: node.location.file), reader: FileSystem())
        let reader = ConditionReader(
            collector: collector,
            matchers: MatcherReader(collector: collector, operation: operation, files: files), operation: operation)
        guard reader.read(node) != nil, !collector.hasErrors else { return nil }
        // Read once more in parts, which are right as the whole was.
        var parts: [Part] = []
        for entry in node.entries ?? [] {
            guard keysOfMaps.contains(entry.key), let inner = entry.value.entries else {
                parts += part([entry], of: node, reader, place: entry.key, wanted: entry.value) { _ in nil }
                continue
            }
            for name in inner {
                let map = SourceNode(.mapping([name]), at: entry.value.location)
                let only = SourceNode.Entry(key: entry.key, keyLocation: entry.keyLocation, value: map)
                parts += part(
                    [only], of: node, reader, place: "\(placeName(entry.key)) \(name.key)", wanted: name.value,
                    location: name.keyLocation
                ) { sent(name.key, in: entry.key, of: $0) }
            }
        }
        return RequestMatcher(parts: parts)
    }

    /// Whether a request is known to be one that is asked for; false too when a search was given up.
    package func matches(_ checked: CheckedRequest) -> Bool {
        parts.allSatisfy { $0.condition.verdict(on: checked, credential: nil).isHolding }
    }

    /// Every way in which a request is not what is asked for; none when it is.
    package func mismatches(of checked: CheckedRequest) -> [RequestMismatch] {
        parts.filter { !$0.condition.verdict(on: checked, credential: nil).isHolding }.map {
            RequestMismatch(place: $0.place, sent: $0.sent(checked), wanted: $0.wanted, location: $0.location)
        }
    }

    private static func part(
        _ entries: [SourceNode.Entry], of node: SourceNode, _ reader: ConditionReader, place: String,
        wanted: SourceNode, location: SourceLocation? = nil, sent: @escaping @Sendable (CheckedRequest) -> String?
    ) -> [Part] {
        reader.read(SourceNode(.mapping(entries), at: node.location)).map {
            [
                Part(
                    condition: $0, place: place, wanted: wanted.jsonValue.compactText,
                    location: location ?? entries[0].keyLocation, sent: sent)
            ]
        } ?? []
    }

    private static func placeName(_ key: String) -> String {
        switch key {
        case "headers": "header"
        case "cookies": "cookie"
        default: key
        }
    }

    /// What stood at a place, as JSON or as the texts that were sent.
    private static func sent(_ name: String, in key: String, of checked: CheckedRequest) -> String? {
        let texts: [String]
        switch key {
        case "body":
            guard let pointer = JSONPointer(name) else { return nil }
            return checked.body.node(at: pointer)?.compactText
        case "headers": texts = checked.request.fields.values(FieldName(name))
        case "query": texts = checked.query.values(name)
        case "cookies": texts = checked.cookies.values(name)
        default: texts = checked.arguments.compactMap { $0.name == name ? $0.value : nil }
        }
        return texts.isEmpty ? nil : texts.map { JSONValue.string($0).compactText }.joined(separator: ", ")
    }
}
