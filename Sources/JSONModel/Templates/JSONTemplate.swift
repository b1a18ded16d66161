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
        var compiler = TemplateCompiler(limits: limits)
        return JSONTemplate(node: try compiler.node(template, at: .root), limits: limits)
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
