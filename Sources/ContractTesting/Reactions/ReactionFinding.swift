/// One thing that a client did wrong.
struct ReactionFinding: Sendable {
    /// What it did, and what was wanted.
    let text: String
    /// What belongs below it.
    var details: [String] = []
    /// False for what would be right if requests came that are not known of.
    var isCertain = true
    /// True for what it did when the trouble was over after the first attempt.
    var isOfPassing = false
}
