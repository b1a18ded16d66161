/// Gathers the findings about one or more files, so that a user sees all of them and not only the first.
///
/// Not Sendable: one loader fills it, then hands on `diagnostics`.
package final class DiagnosticCollector {
    /// The findings in the order they were made.
    package private(set) var diagnostics: [Diagnostic] = []

    /// Makes a collector without findings.
    package init() {}

    /// True when a finding is an error.
    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// Adds a finding.
    package func add(_ diagnostic: Diagnostic) {
        diagnostics.append(diagnostic)
    }

    /// Adds a finding of severity error.
    ///
    /// - Parameters:
    ///   - location: Where it is.
    ///   - message: What is wrong and what was expected; one line.
    ///   - identifier: A stable identifier in kebab case.
    package func error(at location: SourceLocation, _ message: String, id identifier: String) {
        add(Diagnostic(.error, at: location, message, id: identifier))
    }

    /// Adds a finding of severity warning; the parameters are those of `error`.
    package func warning(at location: SourceLocation, _ message: String, id identifier: String) {
        add(Diagnostic(.warning, at: location, message, id: identifier))
    }

    /// Reads a node as a shape, and adds a finding where it has another.
    ///
    /// - Parameters:
    ///   - node: The node.
    ///   - shape: What it should be.
    ///   - subject: What messages call it, such as `"port"` in quotes or `element 2 of "hosts"`.
    /// - Returns: The value, or nil when a finding was added.
    package func read<Value>(_ node: SourceNode, as shape: ValueShape<Value>, subject: String) -> Value? {
        do throws(ShapeMismatch) {
            return try shape.read(node)
        } catch {
            self.error(at: node.location, "\(subject) is \(error.message)", id: error.identifier)
            return nil
        }
    }
}
