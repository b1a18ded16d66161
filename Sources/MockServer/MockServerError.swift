package import SourceDocuments

/// Why a server could not start.
package enum MockServerError: Error, Sendable {
    /// Findings about files, such as two contracts with the same method and path.
    case findings([Diagnostic])
    /// What is wrong with the configuration or the machine, in one line.
    case unusable(String)

    /// One line for each thing that is wrong.
    package var lines: [String] {
        switch self {
        case .findings(let diagnostics): diagnostics.map(\.rendered)
        case .unusable(let message): [message]
        }
    }
}
