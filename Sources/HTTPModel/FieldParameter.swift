/// A `name=value` parameter of a field value (RFC 9110, section 5.6.6), unquoted.
package struct FieldParameter: Hashable, Sendable {
    /// The name in lower case; parameter names are compared without regard to case.
    package let name: String
    /// The value without quotes and escapes.
    package let value: String

    /// Makes a parameter; the name is lower-cased.
    package init(name: String, value: String) {
        self.name = ASCII.lowercased(name)
        self.value = value
    }
}
