/// A string with expressions in `${…}`; `$${` stands for `${`.
final class TemplateText: Sendable {
    enum Part: Sendable {
        case literal(String)
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
            case .expression(let expression):
                switch try expression.evaluate(&renderer) {
                case .json(.string(let value)): text += value
                case .json(.number(let number)): text += number.description
                case .json(.bool(let value)): text += value ? "true" : "false"
                case .json(.null): break
                case let value:
                    throw expression.error("\(value.typeName) cannot stand inside a string")
                }
            }
        }
        try renderer.limitSize(of: text)
        return text
    }
}
