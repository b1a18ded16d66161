/// What a variant of a response varies; the raw value stands in its id.
package enum VariantKind: String, Hashable, Sendable, CaseIterable {
    /// The response with its documented content, or where there is none with content made of its schema.
    case documented
    /// The response with one of its named examples.
    case example
    /// The response in another of its media types.
    case content
    /// No field that may be left out.
    case requiredOnly = "required-only"
    /// Every field.
    case allFields = "all-fields"
    /// One optional field left out.
    case without
    /// A value that is null.
    case null
    /// A value of `enum`.
    case enumeration = "enum"
    /// An alternative of `oneOf`.
    case oneOf
    /// An alternative of `anyOf`.
    case anyOf
    /// A list with no, one or many elements.
    case items
    /// A map with no, one or many entries.
    case entries
    /// The least number: `minimum`, `exclusiveMinimum` or that of `format`.
    case minimum
    /// The greatest number: `maximum`, `exclusiveMaximum` or that of `format`.
    case maximum
    /// The shortest text.
    case minLength
    /// The longest text.
    case maxLength
    /// The shortest list.
    case minItems
    /// The longest list.
    case maxItems
    /// The fewest members.
    case minProperties
    /// The most members.
    case maxProperties
    /// A field that the contract does not name.
    case unknownField = "unknown-field"
    /// A value beyond `enum`.
    case unknownEnum = "unknown-enum"
    /// A status that the operation does not document.
    case undocumentedStatus = "undocumented-status"

    /// True for those that every response has, which are kept when variants must be left out.
    var isEssential: Bool {
        switch self {
        case .documented, .example, .content, .requiredOnly, .allFields, .undocumentedStatus: true
        default: false
        }
    }
}
