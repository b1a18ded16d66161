package import Contracts
package import SourceDocuments
import Support

/// What a test asks of requests that arrived, in the words of a rule's `when`.
///
/// Immutable, so any thread may use it.
package struct RequestMatcher: Sendable {
    private let condition: Condition

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
        let condition = reader.read(node)
        return collector.hasErrors ? nil : condition.map(RequestMatcher.init)
    }

    /// Whether a request is known to be one that is asked for; false too when a search was given up.
    package func matches(_ checked: CheckedRequest) -> Bool {
        condition.verdict(on: checked, credential: nil).isHolding
    }
}
