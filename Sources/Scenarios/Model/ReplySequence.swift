/// Answers given one after the other, use by use (`respond: { sequence: [...], then: ... }`).
final class ReplySequence: Sendable {
    /// What follows the last answer.
    enum Continuation: String, CaseIterable, Sendable {
        /// The last one again and again.
        case repeatLast = "repeat-last"
        /// The first one again.
        case cycle
        /// The rule plays no more, and the search goes on.
        case fallThrough = "fall-through"
    }

    let replies: [ReplyTemplate]
    let continuation: Continuation

    init(_ replies: [ReplyTemplate], then continuation: Continuation) {
        self.replies = replies
        self.continuation = continuation
    }

    /// True when the rule plays no more after so many uses.
    func isExhausted(after uses: Int) -> Bool {
        continuation == .fallThrough && uses >= replies.count
    }

    /// The answer of a use, counted from 1.
    func reply(at use: Int) -> ReplyTemplate {
        switch continuation {
        case .repeatLast, .fallThrough: replies[min(use, replies.count) - 1]
        case .cycle: replies[(use - 1) % replies.count]
        }
    }
}
