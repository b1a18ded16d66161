package import JSONModel

/// One node of a YAML or JSON file with the place where it stands.
///
/// A final class, so that trees with anchors share nodes; immutable, so any thread may read it.
package final class SourceNode: Sendable {
    /// What a node is.
    package enum Content: Sendable {
        /// A scalar: null, boolean, number or string, resolved by YAML 1.2's core schema.
        case scalar(JSONValue)
        case sequence([SourceNode])
        case mapping([Entry])
    }

    /// One member of a mapping.
    package struct Entry: Sendable {
        /// The key's text; keys are unique within their mapping.
        package let key: String
        /// Where the key stands.
        package let keyLocation: SourceLocation
        /// The value.
        package let value: SourceNode

        package init(key: String, keyLocation: SourceLocation, value: SourceNode) {
            self.key = key
            self.keyLocation = keyLocation
            self.value = value
        }
    }

    /// What it is.
    package let content: Content
    /// Where it begins.
    package let location: SourceLocation

    package init(_ content: Content, at location: SourceLocation) {
        self.content = content
        self.location = location
    }

    /// The entries, when this is a mapping.
    package var entries: [Entry]? {
        if case .mapping(let entries) = content { entries } else { nil }
    }

    /// The elements, when this is a sequence.
    package var elements: [SourceNode]? {
        if case .sequence(let elements) = content { elements } else { nil }
    }

    /// The scalar's value, when this is a scalar.
    package var scalar: JSONValue? {
        if case .scalar(let value) = content { value } else { nil }
    }

    /// The value of that key, when this is a mapping that has it.
    package subscript(key: String) -> SourceNode? {
        entries?.first { $0.key == key }?.value
    }

    /// The node and everything below it as a JSON value, positions left behind.
    package var jsonValue: JSONValue {
        switch content {
        case .scalar(let value): value
        case .sequence(let elements): .array(elements.map(\.jsonValue))
        case .mapping(let entries):
            .object(JSONObject(uniqueMembers: entries.map { .init(name: $0.key, value: $0.value.jsonValue) }))
        }
    }
}
