import JSONModel

/// The keywords that hold subschemas, in each shape.
enum SubschemaKeywords {
    private static let single: Set<String> = [
        "additionalItems", "additionalProperties", "contains", "contentSchema", "else", "if", "items", "not",
        "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties",
    ]
    private static let lists: Set<String> = ["allOf", "anyOf", "items", "oneOf", "prefixItems"]
    private static let maps: Set<String> = [
        "$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties",
    ]

    /// Calls `visit` with each subschema of a schema and the pointer tokens that lead to it.
    static func forEach(in schema: JSONObject, _ visit: (_ subschema: JSONValue, _ tokens: [String]) -> Void) {
        for member in schema.members {
            switch member.value {
            case .object(let object):
                if maps.contains(member.name) {
                    for entry in object.members { visit(entry.value, [member.name, entry.name]) }
                } else if single.contains(member.name) {
                    visit(member.value, [member.name])
                }
            case .array(let elements) where lists.contains(member.name):
                for (index, element) in elements.enumerated() { visit(element, [member.name, String(index)]) }
            default: break
            }
        }
    }
}
