/// Why a node has not the shape that a loader expects.
package struct ShapeMismatch: Error, Hashable, Sendable {
    /// What the node is and what was expected, worded to follow "… is": `a string, expected an integer`.
    package let message: String
    /// The identifier of the finding, such as `wrong-type`.
    package let identifier: String

    /// Makes a mismatch of that wording and identifier.
    package init(_ message: String, id identifier: String) {
        self.message = message
        self.identifier = identifier
    }

    /// A node of another type than expected: `wrong-type`.
    package static func wrongType(_ node: SourceNode, expected: String) -> ShapeMismatch {
        ShapeMismatch("\(node.typeDescription), expected \(expected)", id: "wrong-type")
    }
}
