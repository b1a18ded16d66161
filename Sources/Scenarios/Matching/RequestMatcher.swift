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

    /// Every way in which a request is not what is asked for, or may not be, when a search was given up; none when it
    /// is.
    package func mismatches(of checked: CheckedRequest) -> [RequestMismatch] {
        parts.compactMap { part in
            let verdict = part.condition.verdict(on: checked, credential: nil)
            guard !verdict.isHolding else { return nil }
            return RequestMismatch(
                place: part.place, sent: part.sent(checked), wanted: part.wanted, location: part.location,
                isGivenUp: verdict.isGivenUp)
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
