import Contracts
import SourceDocuments

/// Compiles a rule of a file into one rule for each operation that it concerns.
struct RuleCompiler {
    let contract: Contract
    let machines: [StateMachine]
    let files: ScenarioFiles
    let quotas: QuotaDefinitions
    let collector: DiagnosticCollector

    func compile(_ node: SourceNode, id: String) -> [Rule] {
        guard let named = namedOperations(node) else { return compileForAll(node, id: id) }
        let attempts = named.map { attempt(node, id: id, for: $0, isAlone: named.count == 1) }
        // A mistake that each operation shows is one mistake.
        report(attempts.flatMap(\.findings))
        if named.isEmpty { reportWhatNoOperationTakes(node, id: id) }
        return attempts.compactMap(\.rule)
    }

    /// A rule without an operation concerns every operation that has what the rule names.
    ///
    /// An example or a path parameter that some operations lack leaves those out; a mistake is what no operation
    /// can take, as the operation tells that finds the fewest.
    private func compileForAll(_ node: SourceNode, id: String) -> [Rule] {
        let attempts = contract.operations.map { attempt(node, id: id, for: $0) }
        let good = attempts.filter { $0.rule != nil && $0.errorCount == 0 }
        if good.isEmpty {
            report(attempts.min { $0.errorCount < $1.errorCount }?.findings ?? [])
        } else {
            report(good.flatMap(\.findings))
        }
        return good.compactMap(\.rule)
    }

    /// Reports the mistakes of a rule whose operation is not known: those that every operation shows.
    private func reportWhatNoOperationTakes(_ node: SourceNode, id: String) {
        let attempts = contract.operations.map { Set(attempt(node, id: id, for: $0).findings) }
        guard let first = contract.operations.first else { return }
        report(
            attempt(node, id: id, for: first).findings.filter { finding in
                attempts.allSatisfy { $0.contains(finding) }
            })
    }

    /// What reading a rule for one operation gave.
    private struct Attempt {
        let rule: Rule?
        let findings: [Diagnostic]

        var errorCount: Int { findings.count { $0.severity == .error } }
    }

    private func attempt(_ node: SourceNode, id: String, for operation: Operation, isAlone: Bool = false) -> Attempt {
        let scratch = DiagnosticCollector()
        let reader = RuleReader(
            collector: scratch, operation: operation, machines: machines, files: files, quotas: quotas,
            isAlone: isAlone)
        return Attempt(rule: reader.read(node, id: id), findings: scratch.diagnostics)
    }

    private func report(_ diagnostics: [Diagnostic]) {
        var seen: Set<Diagnostic> = []
        for diagnostic in diagnostics where seen.insert(diagnostic).inserted { collector.add(diagnostic) }
    }

    /// The operations that the rule names; nil when it names none and so concerns all.
    private func namedOperations(_ node: SourceNode) -> [Operation]? {
        if let one = node["operation"], node["operations"] != nil {
            collector.error(
                at: one.location, "the rule has \"operation\" and \"operations\", expected one of them",
                id: "conflicting-keys")
        }
        if let one = node["operation"] { return [one].compactMap(operation) }
        guard let many = node["operations"] else { return nil }
        guard let elements = many.elements else {
            collector.error(
                at: many.location, "\"operations\" is \(many.typeDescription), expected an array", id: "wrong-type")
            return []
        }
        if elements.isEmpty {
            collector.error(
                at: many.location, "\"operations\" is empty, expected names, or no such key for all operations",
                id: "empty-list")
        }
        return elements.compactMap(operation)
    }

    private func operation(_ node: SourceNode) -> Operation? {
        guard let name = collector.read(node, as: .string, subject: "\"operation\"") else { return nil }
        if let operation = contract.operation(named: name) { return operation }
        let known = name.contains(" ") ? contract.operations.map(\.methodAndPath) : contract.operations.map(\.id)
        collector.error(
            at: node.location, UnknownName.message("operation", name, of: contract.file, known: known),
            id: "unknown-operation")
        return nil
    }
}
