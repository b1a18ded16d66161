/// One compiled node of a template.
enum TemplateNode: Sendable {
    /// A part in which nothing is dynamic.
    case constant(JSONValue)
    /// `{$eval: …}`.
    case expression(TemplateExpression)
    /// `{$eval: …}` of a variable and members below it, by far the most common.
    case path(TemplatePath)
    /// A string with `${…}` in it.
    case text(TemplateText)
    case array([TemplateNode])
    case object(TemplateObject)
    /// Every other operator.
    case operation(any TemplateOperation)

    var constant: JSONValue? {
        if case .constant(let value) = self { value } else { nil }
    }
}

/// An operator of JSON-e as it stands in a template.
protocol TemplateOperation: AnyObject, Sendable {
    /// The value, or nil when the operator leaves out the element or member that it stands for.
    func render(_ renderer: inout TemplateRenderer) throws(JSONTemplateError) -> TemplateValue?
    /// Checks the names in what it holds, with those that it binds.
    func check(_ checker: inout TemplateNameChecker)
}
