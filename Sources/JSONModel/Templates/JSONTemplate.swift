/// A JSON-e template (json-e.js.org), compiled once and rendered many times.
///
/// A template is JSON in which objects such as `{$eval: "a + b"}` and strings such as `"id ${id}"` stand for values
/// that come from a context. Compiling parses every expression and checks every operator's form, so what is left to
/// fail when it is rendered depends on the context's values. Immutable: any thread may render it.
///
/// Two things differ from JSON-e: expressions in branches that are never taken are checked too, and a template that
/// leaves its top value out renders to null.
package struct JSONTemplate: Sendable {
    let node: TemplateNode
    let limits: JSONTemplateLimits

    /// Compiles a template.
    ///
    /// - Parameters:
    ///   - template: the template's JSON.
    ///   - limits: what it and each of its renderings may cost.
    /// - Returns: the template, ready to be rendered.
    /// - Throws: the first fault: an unknown operator, an operator's form, or an expression's syntax.
    package static func compile(
        _ template: JSONValue, limits: JSONTemplateLimits = JSONTemplateLimits()
    ) throws(JSONTemplateError) -> JSONTemplate {
        var faults: [JSONTemplateError] = []
        let compiled = compile(template, limits: limits, faults: &faults)
        if let fault = faults.first { throw fault }
        return compiled
    }

    /// Compiles a template, and goes on behind its faults so that all of them are told.
    ///
    /// - Parameters:
    ///   - template: the template's JSON.
    ///   - limits: what it and each of its renderings may cost.
    ///   - faults: receives at least one fault of each operator or expression that has any, in the order of reading.
    /// - Returns: the template, in which null stands for what has a fault; not to be rendered when there is one.
    package static func compile(
        _ template: JSONValue, limits: JSONTemplateLimits = JSONTemplateLimits(), faults: inout [JSONTemplateError]
    ) -> JSONTemplate {
        var compiler = TemplateCompiler(limits: limits)
        let node = compiler.node(template, at: .root)
        faults += compiler.faults
        return JSONTemplate(node: node, limits: limits)
    }

    /// Looks for names and calls that fail whatever the request is.
    ///
    /// Names that operators bind are known, and nothing is claimed where they cannot be told before rendering. Of a
    /// name that the template asks for with `defined`, or of a member that it asks for with `in`, nothing is claimed
    /// either.
    ///
    /// - Parameter vocabulary: what the context will know.
    /// - Returns: what was found, in the order of reading.
    package func findings(by vocabulary: any JSONTemplateVocabulary) -> [JSONTemplateFinding] {
        if case .constant = node { return [] }
        var checker = TemplateNameChecker(vocabulary)
        checker.check(node)
        return checker.findings
    }

    /// The template that stands for a value as it is, whatever `$` it holds.
    package static func literal(_ value: JSONValue) -> JSONTemplate {
        JSONTemplate(node: .constant(value), limits: JSONTemplateLimits())
    }

    /// The result, when nothing in the template is dynamic: it can be serialized once.
    package var constant: JSONValue? {
        if case .constant(let value) = node { value } else { nil }
    }

    /// Renders the template.
    ///
    /// - Parameter context: the names and functions that expressions may use; it is asked only for what they use.
    /// - Returns: the value that the template stands for.
    /// - Throws: the first expression that has no value, or a limit that was reached.
    package func render(_ context: any JSONTemplateContext) throws(JSONTemplateError) -> JSONValue {
        if case .constant(let value) = node { return value }
        var renderer = TemplateRenderer(context: context, limits: limits)
        guard let value = try renderer.render(node) else { return .null }
        guard let result = value.json else {
            throw JSONTemplateError(message: "the result holds a function that was not called")
        }
        guard TemplateRenderer.weight(of: result, atMost: limits.size) <= limits.size else {
            throw JSONTemplateError(message: "the result is larger than \(limits.size) units")
        }
        return result
    }
}
