package import SourceDocuments

/// A scenario that a session is to play: one that was loaded from a file, or a document that came with the wish.
package enum ScenarioChoice: Sendable {
    /// The name of a loaded one.
    case named(String)
    /// A whole document; its nodes know their places in the text that it came in.
    case document(SourceDocument)
}

extension ScenarioChoice {
    /// A scenario as text: a whole document, or a list of rules alone.
    ///
    /// - Parameters:
    ///   - text: YAML or JSON.
    ///   - file: The name that findings and rules' places give it.
    /// - Returns: The choice.
    /// - Throws: The first fault of the text.
    package static func rules(_ text: String, file: String) throws(Diagnostic) -> ScenarioChoice {
        let document = try SourceParser.parse(bytes: Array(text.utf8), file: file, takesFlowStyle: true)
        guard document.root.elements != nil else { return .document(document) }
        let place = document.root.location
        let entry = SourceNode.Entry(key: "rules", keyLocation: place, value: document.root)
        return .document(SourceDocument(file: file, root: SourceNode(.mapping([entry]), at: place)))
    }
}
