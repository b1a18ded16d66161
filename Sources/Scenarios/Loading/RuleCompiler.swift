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
        // A mistake that each operation shows is one mistake.
        let scratch = DiagnosticCollector()
        let rules = named.compactMap { operation in
            RuleReader(collector: scratch, operation: operation, machines: machines, files: files, quotas: quotas).read(
                node, id: id)
        }
        report(scratch.diagnostics)
        return rules
    }

    /// A rule without an operation concerns every operation that has what the rule names.
    ///
    /// An example or a path parameter that some operations lack leaves those out; a mistake is what no operation
    /// can take.
    private func compileForAll(_ node: SourceNode, id: String) -> [Rule] {
        var rules: [Rule] = []
        var firstFindings: [Diagnostic]?
        for operation in contract.operations {
            let scratch = DiagnosticCollector()
            let rule = RuleReader(
                collector: scratch, operation: operation, machines: machines, files: files, quotas: quotas
            ).read(
                node, id: id)
            if let rule, !scratch.hasErrors {
                rules.append(rule)
            } else if firstFindings == nil {
                firstFindings = scratch.diagnostics
            }
        }
        if rules.isEmpty, let firstFindings { report(firstFindings) }
        return rules
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
