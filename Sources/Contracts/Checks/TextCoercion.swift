internal import JSONModel
internal import JSONSchema

/// How the text of a parameter, header or form field becomes a value of the type that its schema wants.
indirect enum TextCoercion: Sendable {
    /// One value of those types.
    case scalar(SchemaTypes)
    /// A list; each element by the coercion given.
    case array(TextCoercion)
    /// Members by name; members without an entry by the last coercion.
    case object([(name: String, coercion: TextCoercion)], rest: TextCoercion)

    /// How values of a schema are read.
    init(schema: ContractSchema) {
        self.init(SchemaReader(schema), depth: 0)
    }

    private init(_ schema: SchemaReader, depth: Int) {
        let types = schema.types
        // What may be a list is one: a single value in a query cannot be told from a list of one.
        if depth < 4, types.contains(.array), !types.contains(.string) {
            self = .array(schema.items.map { TextCoercion($0, depth: depth + 1) } ?? .scalar(.any))
        } else if depth < 4, types == .object || types == [.object, .null] {
            self = .object(
                schema.properties.map { ($0.name, TextCoercion($0.schema, depth: depth + 1)) },
                rest: schema.additionalProperties.map { TextCoercion($0, depth: depth + 1) } ?? .scalar(.any))
        } else {
            self = .scalar(types)
        }
    }

    /// The value that a text stands for: of the wanted types where it spells one, else the string itself.
    func value(of text: String) -> JSONValue {
        guard case .scalar(let types) = self else { return .string(text) }
        return Self.scalar(text, types)
    }

    /// The coercion of a member of an object.
    func member(_ name: String) -> TextCoercion {
        guard case .object(let members, let rest) = self else { return .scalar(.any) }
        return members.first { $0.name == name }?.coercion ?? rest
    }

    /// The coercion of the elements of a list.
    var element: TextCoercion {
        if case .array(let element) = self { element } else { .scalar(.any) }
    }

    private static func scalar(_ text: String, _ types: SchemaTypes) -> JSONValue {
        if types == .any || types == .string { return .string(text) }
        if !types.isDisjoint(with: .number), let number = JSONNumber(text: text) { return .number(number) }
        if types.contains(.boolean) {
            if text == "true" { return true }
            if text == "false" { return false }
        }
        if types.contains(.null), !types.contains(.string), text.isEmpty || text == "null" { return .null }
        return .string(text)
    }
}
