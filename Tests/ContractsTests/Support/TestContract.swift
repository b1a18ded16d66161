import Contracts
import SourceDocuments

/// Loads contracts that tests write as text.
enum TestContract {
    /// The contract and what loading said of it, each finding as its rendered line.
    static func load(
        _ text: String, file: String = "openapi.yaml", others: [String: String] = [:]
    ) throws -> (contract: Contract?, findings: [String]) {
        let diagnostics = DiagnosticCollector()
        let loader = ContractLoader(into: diagnostics) { path throws(Diagnostic) in
            guard let other = others[path] else {
                throw Diagnostic(
                    .error, at: SourceLocation(file: path, position: .start), "no such file", id: "unreadable-file")
            }
            return try SourceParser.parse(bytes: Array(other.utf8), file: path)
        }
        let document = try SourceParser.parse(bytes: Array(text.utf8), file: file)
        return (loader.load(document), diagnostics.diagnostics.map(\.rendered))
    }

    /// A contract of the given `paths`, which must have no error.
    static func make(paths: String, components: String = "{}", more: String = "") throws -> Contract {
        let text = """
            openapi: 3.1.0
            info: { title: Test, version: "1" }
            \(more)
            components: \(components)
            paths:
            \(paths)
            """
        let (contract, findings) = try load(text)
        guard let contract, !findings.contains(where: { !$0.contains(": warning: ") }) else {
            throw Unexpected(findings: findings)
        }
        return contract
    }

    struct Unexpected: Error {
        let findings: [String]
    }
}
