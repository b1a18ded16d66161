import JSONModel

/// Reads the keywords of one schema and refuses values of the wrong type.
struct SchemaKeywords {
    let schema: JSONObject
    let location: SchemaLocation

    func location(_ keyword: String) -> SchemaLocation {
        SchemaLocation(document: location.document, pointer: location.pointer.appending(keyword))
    }

    func error(_ keyword: String, _ reason: String) -> SchemaError {
        SchemaError(location: location(keyword), reason: reason)
    }

    private func read<Value>(
        _ keyword: String, _ kind: String, _ convert: (JSONValue) -> Value?
    ) throws(SchemaError) -> Value? {
        guard let value = schema[keyword] else { return nil }
        guard let result = convert(value) else { throw error(keyword, "\(keyword) must be \(kind)") }
        return result
    }

    func text(_ keyword: String) throws(SchemaError) -> String? {
        try read(keyword, "a string") { $0.stringValue }
    }

    func number(_ keyword: String) throws(SchemaError) -> JSONNumber? {
        try read(keyword, "a number") { $0.numberValue }
    }

    func boolean(_ keyword: String) throws(SchemaError) -> Bool {
        try read(keyword, "true or false") { $0.boolValue } ?? false
    }

    func count(_ keyword: String) throws(SchemaError) -> Int? {
        try read(keyword, "a whole number from 0") { value in
            guard let number = value.numberValue, number.isInteger, number.doubleValue >= 0 else { return nil }
            return number.intValue ?? .max
        }
    }

    func list(_ keyword: String) throws(SchemaError) -> [JSONValue]? {
        try read(keyword, "a list") { $0.arrayValue }
    }

    func map(_ keyword: String) throws(SchemaError) -> JSONObject? {
        try read(keyword, "a map") { $0.objectValue }
    }

    func names(_ keyword: String) throws(SchemaError) -> [String]? {
        try read(keyword, "a list of strings") { Self.names($0) }
    }

    static func names(_ value: JSONValue) -> [String]? {
        guard let elements = value.arrayValue else { return nil }
        let texts = elements.compactMap { $0.stringValue }
        return texts.count == elements.count ? texts : nil
    }

    /// The keyword `type`, or nil when it is not there.
    func types() throws(SchemaError) -> SchemaTypes? {
        guard let value = schema["type"] else { return nil }
        guard let names = value.stringValue.map({ [$0] }) ?? Self.names(value), !names.isEmpty else {
            throw error("type", "type must be a string or a list of strings")
        }
        var types: SchemaTypes = []
        for name in names {
            guard let type = Self.typesByName[name] else { throw error("type", "no type is named \(name)") }
            types.formUnion(type)
        }
        return types
    }

    private static let typesByName: [String: SchemaTypes] = [
        "null": .null, "boolean": .boolean, "object": .object, "array": .array, "number": .number, "string": .string,
        "integer": .integer,
    ]
}
