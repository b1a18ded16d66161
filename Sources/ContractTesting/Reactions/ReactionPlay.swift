/// What a client did in one play: against trouble that lasts, or against trouble that is over after the first attempt.
struct ReactionPlay: Sendable {
    /// How the client's call ended.
    enum Ending: Sendable, Equatable {
        case returned
        case threw(String)
        /// It was still busy when the patience was over.
        case unfinished
    }

    /// Every exchange of the play, the oldest first.
    let exchanges: [RecordedExchange]
    /// The operation that the trouble was with.
    let operation: String
    let ending: Ending

    /// The exchanges of that operation.
    var attempts: [RecordedExchange] { exchanges.filter { $0.operation == operation } }

    /// The times between one attempt and the next.
    var waits: [Duration] {
        zip(attempts, attempts.dropFirst()).map { $0.time.duration(to: $1.time) }
    }
}
