internal import HTTPModel
internal import JSONModel
internal import JSONSchema

/// Reads `application/x-www-form-urlencoded` content as an object by its schema's types.
enum FormContent {
    /// The fields as an object: a field whose schema is a list collects its repetitions; nil when the text is
    /// malformed.
    static func object(_ bytes: [UInt8], schema: ContractSchema?) -> JSONValue? {
        guard let text = String(validating: bytes, as: UTF8.self), let items = QueryItems(text) else { return nil }
        let coercion = schema.map(TextCoercion.init(schema:)) ?? .scalar(.any)
        var object = JSONObject()
        for item in items.items {
            let member = coercion.member(item.name)
            switch member {
            case .array(let element):
                object[item.name] = .array((object[item.name]?.arrayValue ?? []) + [element.value(of: item.value)])
            case .object:
                object[item.name] = (try? JSONValue.parse(item.value)) ?? .string(item.value)
            case .scalar:
                object[item.name] = member.value(of: item.value)
            }
        }
        return .object(object)
    }
}
