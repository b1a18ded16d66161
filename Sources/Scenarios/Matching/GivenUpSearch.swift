/// A search that was given up, since it took too many steps: for a pattern in a text, or along a path through a body.
struct GivenUpSearch: Sendable {
    /// The pattern or the path.
    let source: String

    /// What is said of it.
    var text: String { "the search for \"\(source)\" took too many steps and was given up" }
}
