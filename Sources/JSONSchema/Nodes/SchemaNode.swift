/// One compiled schema or subschema.
///
/// It owns its subschemas; what `$ref` leads to belongs to the `SchemaProgram` and is named by its slot there, so
/// that recursive schemas make no reference cycles.
final class SchemaNode: Sendable {
    let location: SchemaLocation
    /// The keyword `type`, with OpenAPI 3.0's `nullable`; empty for the schema `false`.
    let types: SchemaTypes
    /// The schema resource that the node lexically belongs to, for `$dynamicRef`.
    let resource: Int
    let strings: StringChecks?
    let numbers: NumberChecks?
    let arrays: ArrayChecks?
    let objects: ObjectChecks?
    let values: ValueChecks?
    let combination: Combination?
    let annotations: SchemaAnnotations

    init(
        location: SchemaLocation, resource: Int, types: SchemaTypes = .any, strings: StringChecks? = nil,
        numbers: NumberChecks? = nil, arrays: ArrayChecks? = nil, objects: ObjectChecks? = nil,
        values: ValueChecks? = nil, combination: Combination? = nil,
        annotations: SchemaAnnotations = SchemaAnnotations()
    ) {
        self.location = location
        self.resource = resource
        self.types = types
        self.strings = strings
        self.numbers = numbers
        self.arrays = arrays
        self.objects = objects
        self.values = values
        self.combination = combination
        self.annotations = annotations
    }

    /// True when the node itself says that its values are not to be shown.
    var isSecret: Bool { annotations.isWriteOnly || annotations.format == "password" }
}
