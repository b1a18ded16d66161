import Support

/// One finding about a file, which a user can act on.
package struct Diagnostic: Error, Hashable, Sendable {
    /// How grave a finding is; an error keeps the server from starting.
    package enum Severity: String, Sendable, Hashable {
        case error, warning, info
    }

    /// How grave it is.
    package let severity: Severity
    /// Where it is.
    package let location: SourceLocation
    /// What is wrong, what was expected, and the nearest right name where there is one; one line.
    package let message: String
    /// A stable identifier in kebab case, such as `unknown-key`.
    package let identifier: String

    /// Makes a finding.
    package init(_ severity: Severity, at location: SourceLocation, _ message: String, id identifier: String) {
        self.severity = severity
        self.location = location
        self.message = message
        self.identifier = identifier
    }

    /// The line that users read: `file:line:column: error: message [identifier]`.
    ///
    /// Names that a file gives may hold anything; they do not end the line.
    package var rendered: String {
        LineText.escaped("\(location): \(severity.rawValue): \(message) [\(identifier)]")
    }
}
