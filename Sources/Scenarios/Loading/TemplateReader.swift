import JSONModel
import SourceDocuments

/// Reads values that may be templates.
struct TemplateReader {
    let collector: DiagnosticCollector
    /// False for a rule with `template: false`, whose values are literal.
    let isEnabled: Bool

    func read(_ node: SourceNode) -> JSONTemplate? {
        let value = node.jsonValue
        guard isEnabled else { return .literal(value) }
        do throws(JSONTemplateError) {
            return try JSONTemplate.compile(value)
        } catch {
            let place = SourceDocument(file: node.location.file, root: node).location(at: error.pointer)
            collector.error(at: place, "template: \(error.message)", id: "bad-template")
            return nil
        }
    }
}
