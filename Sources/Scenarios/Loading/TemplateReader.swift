import JSONModel
import SourceDocuments

/// Reads values that may be templates, and tells of every mistake in them.
struct TemplateReader {
    let collector: DiagnosticCollector
    /// False for a rule with `template: false`, whose values are literal.
    let isEnabled: Bool
    /// What the templates of the rule may name.
    let vocabulary: TemplateVocabulary

    /// Reads the node; with errors in the collector the template is not to be rendered.
    func read(_ node: SourceNode) -> JSONTemplate {
        let value = node.jsonValue
        guard isEnabled else { return .literal(value) }
        var faults: [JSONTemplateError] = []
        let template = JSONTemplate.compile(value, faults: &faults)
        for fault in faults { report(.error, fault, in: node, id: "bad-template") }
        for finding in template.findings(by: vocabulary) {
            switch finding.kind {
            case .unknownName: report(.error, finding.error, in: node, id: "unknown-name")
            case .unlikelyName: report(.warning, finding.error, in: node, id: "unknown-name")
            case .wrongCount: report(.error, finding.error, in: node, id: "bad-template")
            }
        }
        return template
    }

    private func report(
        _ severity: Diagnostic.Severity, _ error: JSONTemplateError, in node: SourceNode, id identifier: String
    ) {
        let place = SourceDocument(file: node.location.file, root: node).location(at: error.pointer)
        collector.add(Diagnostic(severity, at: place, "template: \(error.message)", id: identifier))
    }
}
