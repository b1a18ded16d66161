/// A string with expressions in `${…}`; `$${` stands for `${`.
final class TemplateText: Sendable {
    enum Part: Sendable {
        case literal(String)
        case path(TemplatePath)
        case expression(TemplateExpression)
    }

    let parts: [Part]

    init(parts: [Part]) {
        self.parts = parts
    }

    /// The text with its expressions replaced: strings as they are, numbers and booleans as JSON writes them, null as
    /// nothing.
    func render(_ renderer: inout TemplateRenderer) throws(JSONTemplateError) -> String {
        var text = ""
        for part in parts {
            switch part {
            case .literal(let literal): text += literal
            case .path(let path):
                guard try Self.append(path.evaluate(&renderer), to: &text) else {
                    throw path.error("an array, object or function cannot stand inside a string")
                }
            case .expression(let expression):
                guard try Self.append(expression.evaluate(&renderer), to: &text) else {
                    throw expression.error("an array, object or function cannot stand inside a string")
                }
            }
        }
        try renderer.limitSize(of: text)
        return text
    }

    /// Appends a value as text; false when it has none.
    private static func append(_ value: TemplateValue, to text: inout String) -> Bool {
        switch value {
        case .json(.string(let value)): text += value
        case .json(.number(let number)): text += number.description
        case .json(.bool(let value)): text += value ? "true" : "false"
        case .json(.null): break
        default: return false
        }
        return true
    }
}
