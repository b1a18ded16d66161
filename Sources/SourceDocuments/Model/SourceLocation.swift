/// A place in a named file, rendered as `file:line:column`.
package struct SourceLocation: Hashable, Sendable, CustomStringConvertible {
    /// The path as the user gave it, or as found below the folder that the user gave.
    package let file: String
    /// The place in the file.
    package let position: SourcePosition

    /// Makes a location.
    package init(file: String, position: SourcePosition) {
        self.file = file
        self.position = position
    }

    package var description: String { "\(file):\(position.line):\(position.column)" }
    /// The short form that messages about a request use: `file:line`.
    package var fileAndLine: String { "\(file):\(position.line)" }
}
