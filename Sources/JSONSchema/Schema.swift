package import JSONModel

/// A compiled schema: immutable, and safe to use from any thread.
package final class Schema: Sendable {
    /// Where the schema stands.
    package let location: SchemaLocation
    /// What it says about its values.
    package let annotations: SchemaAnnotations
    /// The types of value that it can accept, as far as `type`, `$ref` and `allOf` tell.
    package let types: SchemaTypes

    init(location: SchemaLocation, annotations: SchemaAnnotations, types: SchemaTypes) {
        self.location = location
        self.annotations = annotations
        self.types = types
    }

    /// All violations of the value: those of a node before those of its members; empty when the value is valid.
    package func validate(_ value: JSONValue) -> [SchemaViolation] {
        []
    }

    /// True when the value is valid; quicker than `validate`, for it makes no violations.
    package func isValid(_ value: JSONValue) -> Bool {
        true
    }
}
