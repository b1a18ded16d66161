package import SourceDocuments

/// A scenario that a session is to play: one that was loaded from a file, or a document that came with the wish.
package enum ScenarioChoice: Sendable {
    /// The name of a loaded one.
    case named(String)
    /// A whole document; its nodes know their places in the text that it came in.
    case document(SourceDocument)
}
