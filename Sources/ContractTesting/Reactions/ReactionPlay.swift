/// What a client did in one play: against trouble that lasts, or against trouble that is over after the first attempt.
struct ReactionPlay: Sendable {
    /// How the client's call ended.
    enum Ending: Sendable, Equatable {
        case returned
        case threw(String)
        /// It was still busy when the patience was over.
        case unfinished
    }

    /// When the client's call ended.
    struct End: Sendable {
        /// The session's time.
        let time: MockClock.Instant
        /// The place of the last request that had arrived by then.
        let ordinal: Int
    }

    /// Every exchange of the play, the oldest first.
    let exchanges: [RecordedExchange]
    /// The operation that the trouble was with.
    let operation: String
    /// Its method: what HEAD asks of an operation that reads is no attempt of it.
    let method: String
    /// The name of its contract; others may have an operation of the same id.
    let contract: String?
    let ending: Ending
    /// When the call ended; nil for one that did not.
    let end: End?
    /// Why more may have happened than what the exchanges show; nil when nothing is hidden.
    let doubt: String?

    /// The requests of that operation, without those that only went where an answer sent them.
    var attempts: [RecordedExchange] {
        exchanges.filter {
            $0.operation == operation && $0.method == method && $0.contract == contract && !followsRedirect($0)
        }
    }

    /// The attempts before the call ended, and the first one whenever it came.
    var promptAttempts: [RecordedExchange] { attempts.dropLast(lateAttempts.count) }

    /// The attempts after the call had ended, but for the first.
    var lateAttempts: [RecordedExchange] {
        guard let end else { return [] }
        return attempts.dropFirst().filter { $0.ordinal > end.ordinal }
    }

    /// How long after the call had ended the client tried again; nil when it did not.
    var lateness: Duration? {
        guard let end, let first = lateAttempts.first else { return nil }
        return max(.zero, end.time.duration(to: first.time))
    }

    /// The times between one attempt's answer and the next attempt.
    var waits: [Duration] {
        let attempts = attempts
        return zip(attempts, attempts.dropFirst()).map { $0.answerTime.duration(to: $1.time) }
    }

    /// How long a client must wait after an answer that says so in `Retry-After`.
    ///
    /// - Returns: nil for an answer without the field, or with neither seconds nor a date in it.
    static func leastWait(after exchange: RecordedExchange) -> Duration? {
        let time = exchange.answerTime
        guard let text = exchange.response?.value(of: "Retry-After") else { return nil }
        return RetryAfter(text, at: time).map { time.duration(to: $0.earliest) }
    }

    /// True for a request that goes at once where an answer before it sent it (RFC 9110, section 15.4): that is HTTP,
    /// and no decision to try again.
    private func followsRedirect(_ exchange: RecordedExchange) -> Bool {
        guard
            let redirect = exchanges.last(where: { $0.ordinal < exchange.ordinal && $0.redirects(to: exchange.target) })
        else { return false }
        let isFollowed = exchanges.contains {
            $0.ordinal > redirect.ordinal && $0.ordinal < exchange.ordinal && $0.target == exchange.target
        }
        return !isFollowed && exchange.time <= redirect.answerTime
    }
}

extension RecordedExchange {
    /// True when the answer sends the client to a target.
    fileprivate func redirects(to target: String) -> Bool {
        guard let status, [301, 302, 303, 307, 308].contains(status),
            let location = response?.value(of: "Location")
        else { return false }
        // What the session's own prefix was taken off, and where a secret may stand that is masked.
        return location.hasSuffix(target) || target.contains("***#")
    }
}
