import JSONModel

extension SourceNode {
    /// What the node is, in words that follow "is": `a string`, `an integer`, `null`, `a mapping`.
    package var typeDescription: String {
        switch content {
        case .scalar(.null): "null"
        case .scalar(.bool): "a boolean"
        case .scalar(.string): "a string"
        case .scalar(.number(let number)): number.intValue == nil ? "a number" : "an integer"
        case .scalar(.array), .sequence: "a sequence"
        case .scalar(.object), .mapping: "a mapping"
        }
    }
}
