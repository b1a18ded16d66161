package import JSONModel

/// A set of JSON Schema's types (the keyword `type`).
package struct SchemaTypes: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    package static let null = SchemaTypes(rawValue: 1)
    package static let boolean = SchemaTypes(rawValue: 2)
    package static let object = SchemaTypes(rawValue: 4)
    package static let array = SchemaTypes(rawValue: 8)
    /// Numbers that have a fraction, and with `integer` all numbers.
    package static let fraction = SchemaTypes(rawValue: 16)
    package static let string = SchemaTypes(rawValue: 32)
    /// Numbers without a fraction, `1.0` among them.
    package static let integer = SchemaTypes(rawValue: 64)
    /// All numbers.
    package static let number: SchemaTypes = [.integer, .fraction]
    /// Every value.
    package static let any = SchemaTypes(rawValue: 127)

    /// The type of a value.
    package init(_ value: JSONValue) {
        switch value {
        case .null: self = .null
        case .bool: self = .boolean
        case .object: self = .object
        case .array: self = .array
        case .string: self = .string
        case .number(let number): self = number.isInteger ? .integer : .fraction
        }
    }
}
