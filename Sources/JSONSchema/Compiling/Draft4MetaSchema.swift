import JSONModel

/// The meta-schema of JSON Schema draft 4.
enum Draft4MetaSchema {
    private static let subschema: JSONValue = ["$ref": "#"]
    private static let subschemas: JSONValue = ["type": "object", "additionalProperties": subschema, "default": [:]]
    private static let subschemaList: JSONValue = ["$ref": "#/definitions/schemaArray"]
    private static let count: JSONValue = ["$ref": "#/definitions/positiveInteger"]
    private static let countFromZero: JSONValue = ["$ref": "#/definitions/positiveIntegerDefault0"]
    private static let text: JSONValue = ["type": "string"]
    private static let names: JSONValue = ["$ref": "#/definitions/stringArray"]
    private static let boolean: JSONValue = ["type": "boolean"]

    static let schema: JSONValue = [
        "id": "http://json-schema.org/draft-04/schema#",
        "$schema": "http://json-schema.org/draft-04/schema#",
        "definitions": definitions,
        "type": "object",
        "properties": properties,
        "dependencies": ["exclusiveMaximum": ["maximum"], "exclusiveMinimum": ["minimum"]],
        "default": [:],
    ]

    private static let definitions: JSONValue = [
        "schemaArray": ["type": "array", "minItems": 1, "items": subschema],
        "positiveInteger": ["type": "integer", "minimum": 0],
        "positiveIntegerDefault0": ["allOf": [count, ["default": 0]]],
        "simpleTypes": ["enum": ["array", "boolean", "integer", "null", "number", "object", "string"]],
        "stringArray": ["type": "array", "items": text, "minItems": 1, "uniqueItems": true],
    ]

    private static let properties: JSONValue = [
        "id": text, "$schema": text, "title": text, "description": text, "default": [:],
        "multipleOf": ["type": "number", "minimum": 0, "exclusiveMinimum": true],
        "maximum": ["type": "number"], "exclusiveMaximum": boolean,
        "minimum": ["type": "number"], "exclusiveMinimum": boolean,
        "maxLength": count, "minLength": countFromZero, "pattern": ["type": "string", "format": "regex"],
        "additionalItems": ["anyOf": [boolean, subschema], "default": [:]],
        "items": ["anyOf": [subschema, subschemaList], "default": [:]],
        "maxItems": count, "minItems": countFromZero, "uniqueItems": ["type": "boolean", "default": false],
        "maxProperties": count, "minProperties": countFromZero, "required": names,
        "additionalProperties": ["anyOf": [boolean, subschema], "default": [:]],
        "definitions": subschemas, "properties": subschemas, "patternProperties": subschemas,
        "dependencies": ["type": "object", "additionalProperties": ["anyOf": [subschema, names]]],
        "enum": ["type": "array", "minItems": 1, "uniqueItems": true],
        "type": [
            "anyOf": [
                ["$ref": "#/definitions/simpleTypes"],
                [
                    "type": "array", "items": ["$ref": "#/definitions/simpleTypes"], "minItems": 1,
                    "uniqueItems": true,
                ],
            ]
        ],
        "format": text, "allOf": subschemaList, "anyOf": subschemaList, "oneOf": subschemaList, "not": subschema,
    ]
}
