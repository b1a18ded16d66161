import JSONModel

/// The meta-schema of JSON Schema 2020-12, a document for each vocabulary.
enum Draft2020MetaSchema {
    private static let base = "https://json-schema.org/draft/2020-12/"
    private static let subschema: JSONValue = ["$dynamicRef": "#meta"]
    private static let subschemas: JSONValue = ["type": "object", "additionalProperties": subschema, "default": [:]]
    private static let subschemaList: JSONValue = ["$ref": "#/$defs/schemaArray"]
    private static let text: JSONValue = ["type": "string"]
    private static let count: JSONValue = ["$ref": "#/$defs/nonNegativeInteger"]

    static let parts: [(identifier: String, schema: JSONValue)] = [
        (base + "schema", schema),
        vocabulary("core", core, definitions: coreDefinitions),
        vocabulary("applicator", applicator, definitions: ["schemaArray": nonEmptyList]),
        vocabulary("unevaluated", ["unevaluatedItems": subschema, "unevaluatedProperties": subschema]),
        vocabulary("validation", validation, definitions: validationDefinitions),
        vocabulary("meta-data", metadata),
        vocabulary("format-annotation", ["format": text]),
        vocabulary("format-assertion", ["format": text]),
        vocabulary("content", ["contentEncoding": text, "contentMediaType": text, "contentSchema": subschema]),
    ]

    private static let schema: JSONValue = [
        "$schema": .string(base + "schema"),
        "$id": .string(base + "schema"),
        "$vocabulary": .object(
            JSONObject(
                ["core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation", "content"].map {
                    (base + "vocab/" + $0, true)
                })),
        "$dynamicAnchor": "meta",
        "allOf": .array(
            ["core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation", "content"].map {
                ["$ref": .string("meta/" + $0)]
            }),
        "type": ["object", "boolean"],
        "properties": [
            "definitions": subschemas,
            "dependencies": [
                "type": "object",
                "additionalProperties": ["anyOf": [subschema, ["$ref": "meta/validation#/$defs/stringArray"]]],
                "default": [:],
            ],
            "$recursiveAnchor": ["$ref": "meta/core#/$defs/anchorString"],
            "$recursiveRef": ["$ref": "meta/core#/$defs/uriReferenceString"],
        ],
    ]

    private static func vocabulary(
        _ name: String, _ properties: JSONValue, definitions: JSONValue? = nil
    ) -> (identifier: String, schema: JSONValue) {
        var schema = JSONObject([
            ("$schema", .string(base + "schema")), ("$id", .string(base + "meta/" + name)), ("$dynamicAnchor", "meta"),
            ("type", ["object", "boolean"]), ("properties", properties),
        ])
        schema["$defs"] = definitions
        return (base + "meta/" + name, .object(schema))
    }

    private static let core: JSONValue = [
        "$id": ["$ref": "#/$defs/uriReferenceString", "pattern": "^[^#]*#?$"],
        "$schema": ["$ref": "#/$defs/uriString"],
        "$ref": ["$ref": "#/$defs/uriReferenceString"],
        "$anchor": ["$ref": "#/$defs/anchorString"],
        "$dynamicRef": ["$ref": "#/$defs/uriReferenceString"],
        "$dynamicAnchor": ["$ref": "#/$defs/anchorString"],
        "$vocabulary": [
            "type": "object", "propertyNames": ["$ref": "#/$defs/uriString"],
            "additionalProperties": ["type": "boolean"],
        ],
        "$comment": text,
        "$defs": ["type": "object", "additionalProperties": subschema],
    ]

    private static let coreDefinitions: JSONValue = [
        "anchorString": ["type": "string", "pattern": "^[A-Za-z_][-A-Za-z0-9._]*$"],
        "uriString": ["type": "string", "format": "uri"],
        "uriReferenceString": ["type": "string", "format": "uri-reference"],
    ]

    private static let nonEmptyList: JSONValue = ["type": "array", "minItems": 1, "items": subschema]

    private static let applicator: JSONValue = [
        "prefixItems": subschemaList, "items": subschema, "contains": subschema, "additionalProperties": subschema,
        "properties": subschemas,
        "patternProperties": [
            "type": "object", "additionalProperties": subschema, "propertyNames": ["format": "regex"], "default": [:],
        ],
        "dependentSchemas": subschemas, "propertyNames": subschema, "if": subschema, "then": subschema,
        "else": subschema, "allOf": subschemaList, "anyOf": subschemaList, "oneOf": subschemaList, "not": subschema,
    ]

    private static let validation: JSONValue = [
        "type": [
            "anyOf": [
                ["$ref": "#/$defs/simpleTypes"],
                ["type": "array", "items": ["$ref": "#/$defs/simpleTypes"], "minItems": 1, "uniqueItems": true],
            ]
        ],
        "const": true, "enum": ["type": "array", "items": true],
        "multipleOf": ["type": "number", "exclusiveMinimum": 0],
        "maximum": ["type": "number"], "exclusiveMaximum": ["type": "number"],
        "minimum": ["type": "number"], "exclusiveMinimum": ["type": "number"],
        "maxLength": count, "minLength": ["$ref": "#/$defs/nonNegativeIntegerDefault0"],
        "pattern": ["type": "string", "format": "regex"],
        "maxItems": count, "minItems": ["$ref": "#/$defs/nonNegativeIntegerDefault0"],
        "uniqueItems": ["type": "boolean", "default": false],
        "maxContains": count, "minContains": ["$ref": "#/$defs/nonNegativeInteger", "default": 1],
        "maxProperties": count, "minProperties": ["$ref": "#/$defs/nonNegativeIntegerDefault0"],
        "required": ["$ref": "#/$defs/stringArray"],
        "dependentRequired": ["type": "object", "additionalProperties": ["$ref": "#/$defs/stringArray"]],
    ]

    private static let validationDefinitions: JSONValue = [
        "nonNegativeInteger": ["type": "integer", "minimum": 0],
        "nonNegativeIntegerDefault0": ["$ref": "#/$defs/nonNegativeInteger", "default": 0],
        "simpleTypes": ["enum": ["array", "boolean", "integer", "null", "number", "object", "string"]],
        "stringArray": ["type": "array", "items": ["type": "string"], "uniqueItems": true, "default": []],
    ]

    private static let metadata: JSONValue = [
        "title": text, "description": text, "default": true, "deprecated": ["type": "boolean", "default": false],
        "readOnly": ["type": "boolean", "default": false], "writeOnly": ["type": "boolean", "default": false],
        "examples": ["type": "array", "items": true],
    ]
}
