package import JSONModel

/// One way in which a value breaks its schema.
package struct SchemaViolation: Hashable, Sendable {
    /// Where in the value; for a missing member, the place where it should stand.
    package let instancePointer: JSONPointer
    /// Where in the schema document the keyword stands that was broken.
    package let schemaLocation: SchemaLocation
    /// The JSON Schema keyword that was broken, such as `type` or `required`.
    package let keyword: String
    /// What the schema wants there, such as `integer` or `at least 1 character`.
    package let expected: String
    /// What stood there, such as `"587" (string)` or `nothing`.
    package let actual: String

    package init(
        instancePointer: JSONPointer, schemaLocation: SchemaLocation, keyword: String, expected: String, actual: String
    ) {
        self.instancePointer = instancePointer
        self.schemaLocation = schemaLocation
        self.keyword = keyword
        self.expected = expected
        self.actual = actual
    }
}
