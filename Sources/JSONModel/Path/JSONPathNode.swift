/// A node that a JSONPath query selected: a value and its place in the document (RFC 9535, section 1.1).
package struct JSONPathNode: Sendable {
    /// The node's place.
    package let location: JSONPathLocation
    /// The node's value.
    package let value: JSONValue
}
