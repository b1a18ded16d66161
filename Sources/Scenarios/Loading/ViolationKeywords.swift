import JSONModel
import SourceDocuments
import Support

/// The keywords that a violation may have: those of JSON Schema, and those of the request checks.
enum ViolationKeywords {
    /// Those of the drafts that OpenAPI 3.0 and 3.1 use, and behind them `content`, `security` and `responses`, which
    /// the checks of media types, credentials and answers tell.
    static let known = [
        "type", "enum", "const", "format", "required", "properties", "patternProperties", "additionalProperties",
        "unevaluatedProperties", "propertyNames", "minProperties", "maxProperties", "dependentRequired",
        "dependentSchemas", "dependencies", "items", "prefixItems", "additionalItems", "unevaluatedItems", "contains",
        "minContains", "maxContains", "minItems", "maxItems", "uniqueItems", "minLength", "maxLength", "pattern",
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "allOf", "anyOf", "oneOf", "not",
        "if", "then", "else", "discriminator", "nullable", "readOnly", "writeOnly", "contentEncoding",
        "contentMediaType", "contentSchema", "$ref", "$dynamicRef", "false", "content", "security", "responses",
    ]

    /// Warns of values of `violation: { keyword: … }` that no violation has.
    ///
    /// A schema `false` is told by the name that it stands under, so a value that is near to none may be such a name.
    static func check(_ matcher: SourceNode, into collector: DiagnosticCollector) {
        for node in [matcher, matcher["equals"]].compactMap(\.self) + (matcher["oneOf"]?.elements ?? []) {
            guard let keyword = node.scalar?.stringValue, !known.contains(keyword),
                let near = NearestName.find(keyword, among: known)
            else { continue }
            collector.warning(
                at: node.location, "no check has the keyword \"\(keyword)\", did you mean \"\(near)\"?",
                id: "unknown-value")
        }
    }
}
