/// How the schemas of one resource are read: by which draft, and with which vocabularies.
struct SchemaRules: Sendable, Hashable {
    /// The drafts in their order, with OpenAPI 3.0's dialect as the earliest.
    enum Draft: Int, Comparable, Sendable {
        case openAPI30, draft4, draft7, draft2019, draft2020

        static func < (left: Draft, right: Draft) -> Bool { left.rawValue < right.rawValue }
    }

    var draft: Draft
    /// False when a meta-schema leaves the vocabulary of validation out.
    var validates = true
    /// True when a meta-schema demands the vocabulary of format assertion.
    var assertsFormats = false

    init(_ dialect: SchemaDialect) {
        switch dialect {
        case .draft2020_12: draft = .draft2020
        case .openAPI30: draft = .openAPI30
        case .draft4: draft = .draft4
        }
    }

    /// The keyword that gives a schema its own URI.
    var identifierKeyword: String? {
        switch draft {
        case .openAPI30: nil
        case .draft4: "id"
        default: "$id"
        }
    }

    /// `$ref` stands alone, and what is beside it is not read.
    var referenceReplacesSiblings: Bool { draft < .draft2019 }
    /// `exclusiveMinimum` and `exclusiveMaximum` are booleans that modify `minimum` and `maximum`.
    var hasBooleanExclusiveLimits: Bool { draft <= .draft4 }
    /// `items` may be an array, with `additionalItems` for what follows.
    var hasItemArrays: Bool { draft < .draft2020 && draft > .openAPI30 }
    /// Schemas may be booleans; `const`, `contains`, `propertyNames` and `if` exist.
    var hasDraft6: Bool { draft >= .draft7 }
    /// `dependentRequired`, `dependentSchemas`, `unevaluated…` and `$anchor` exist.
    var hasDraft2019: Bool { draft >= .draft2019 }
    /// `prefixItems` and `$dynamicRef` exist.
    var hasDraft2020: Bool { draft >= .draft2020 }
    /// `patternProperties` and `dependencies` exist.
    var hasPatternProperties: Bool { draft > .openAPI30 }

    /// Takes the draft that `$schema` names; unknown names change nothing.
    mutating func adopt(metaSchema: String) {
        switch metaSchema {
        case "https://json-schema.org/draft/2020-12/schema": draft = .draft2020
        case "https://json-schema.org/draft/2019-09/schema": draft = .draft2019
        case "http://json-schema.org/draft-07/schema", "http://json-schema.org/draft-06/schema": draft = .draft7
        case "http://json-schema.org/draft-04/schema": draft = .draft4
        case "https://spec.openapis.org/oas/3.1/dialect/base": draft = .draft2020
        default: break
        }
    }
}
