package import JSONModel

/// What a schema says about its values without refusing any.
package struct SchemaAnnotations: Sendable {
    /// The keyword `default`.
    package var defaultValue: JSONValue?
    /// OpenAPI's `example` first, then the elements of `examples`.
    package var examples: [JSONValue] = []
    /// The keyword `format`.
    package var format: String?
    /// The keyword `readOnly`.
    package var isReadOnly = false
    /// The keyword `writeOnly`.
    package var isWriteOnly = false
    /// The keyword `deprecated`.
    package var isDeprecated = false

    package init() {}

    /// True when nothing is said.
    var isEmpty: Bool {
        defaultValue == nil && examples.isEmpty && format == nil && !isReadOnly && !isWriteOnly && !isDeprecated
    }
}
