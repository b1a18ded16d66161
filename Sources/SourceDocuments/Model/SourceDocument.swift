/// A YAML or JSON file that was read and parsed, with the place of every node.
package struct SourceDocument: Sendable {
    /// The path as the user gave it.
    package let file: String
    /// The top node.
    package let root: SourceNode

    package init(file: String, root: SourceNode) {
        self.file = file
        self.root = root
    }
}
