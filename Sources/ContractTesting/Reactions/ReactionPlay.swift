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

    /// A redirect that nobody has followed yet.
    private struct OpenRedirect {
        let answerTime: MockClock.Instant
        /// The target of the request that it answered.
        let origin: String
        let ordinal: Int
    }

    /// Every exchange of the play, the oldest first.
    let exchanges: [RecordedExchange]
    /// The operation that the trouble was with.
    let operation: String
    let ending: Ending
    /// Why more may have happened than what the exchanges show; nil when nothing is hidden.
    let doubt: String?
    /// The requests of that operation, without those that only went where an answer sent them.
    let attempts: [RecordedExchange]
    /// The attempts after the call had ended, but for the first.
    let lateAttempts: [RecordedExchange]

    private let end: End?

    /// Looks through the exchanges of a play.
    ///
    /// - Parameters:
    ///   - exchanges: Every exchange, the oldest first.
    ///   - operation: The operation that the trouble was with.
    ///   - method: Its method: what HEAD asks of an operation that reads is no attempt of it.
    ///   - contract: The name of its contract; others may have an operation of the same id.
    ///   - ending: How the client's call ended.
    ///   - end: When it ended; nil for one that did not.
    ///   - doubt: Why more may have happened than what the exchanges show; nil when nothing is hidden.
    init(
        exchanges: [RecordedExchange], operation: String, method: String, contract: String?, ending: Ending, end: End?,
        doubt: String?
    ) {
        (self.exchanges, self.operation, self.ending, self.end) = (exchanges, operation, ending, end)
        var attempts: [RecordedExchange] = []
        var open: [RedirectTarget: OpenRedirect] = [:]
        var loops = 0
        for exchange in exchanges {
            let redirect = Self.takeRedirect(to: exchange.target, from: &open)
            // What goes at once where an answer before it sent it (RFC 9110, section 15.4) is HTTP, and no decision to
            // try again.
            let follows = redirect.map { exchange.time <= $0.answerTime } ?? false
            if exchange.operation == operation, exchange.method == method, exchange.contract == contract {
                if !follows {
                    attempts.append(exchange)
                } else if redirect?.origin == exchange.target {
                    loops += 1
                }
            }
            guard let target = RedirectTarget(of: exchange) else { continue }
            open[target] = OpenRedirect(
                answerTime: exchange.answerTime, origin: exchange.target, ordinal: exchange.ordinal)
        }
        self.attempts = attempts
        lateAttempts = end.map { end in attempts.dropFirst().filter { $0.ordinal > end.ordinal } } ?? []
        let doubts = [doubt, loops == 0 ? nil : Self.doubt(ofLoops: loops)].compactMap(\.self)
        self.doubt = doubts.isEmpty ? nil : doubts.joined(separator: "; ")
    }

    /// The latest redirect to a target that nobody has followed; neither it nor an earlier one is open any more.
    private static func takeRedirect(
        to target: String, from open: inout [RedirectTarget: OpenRedirect]
    ) -> OpenRedirect? {
        guard !open.isEmpty else { return nil }
        guard target.contains("***#") else { return open.removeValue(forKey: RedirectTarget(target: target)) }
        let places = open.keys.filter { $0.leads(to: target) }
        return places.compactMap { open.removeValue(forKey: $0) }.max { $0.ordinal < $1.ordinal }
    }

    /// Why attempts may be hidden among requests that went where a redirect to their own target sent them.
    private static func doubt(ofLoops count: Int) -> String {
        (count == 1
            ? "1 request went where a redirect to its own target sent it"
            : "\(count) requests went where a redirect to their own target sent them")
            + ", and retries at once would look the same"
    }

    /// The attempts before the call ended, and the first one whenever it came.
    var promptAttempts: [RecordedExchange] { attempts.dropLast(lateAttempts.count) }

    /// How long after the call had ended the client tried again; nil when it did not.
    var lateness: Duration? {
        guard let end, let first = lateAttempts.first else { return nil }
        return max(.zero, end.time.duration(to: first.time))
    }

    /// The times between one attempt's answer and the next attempt.
    var waits: [Duration] {
        zip(attempts, attempts.dropFirst()).map { $0.answerTime.duration(to: $1.time) }
    }

    /// How long a client must wait after an answer that says so in `Retry-After`.
    ///
    /// - Returns: nil for an answer without the field, or with neither seconds nor a date in it.
    static func leastWait(after exchange: RecordedExchange) -> Duration? {
        let time = exchange.answerTime
        guard let text = exchange.response?.value(of: "Retry-After") else { return nil }
        return RetryAfter(text, at: time).map { time.duration(to: $0.earliest) }
    }
}
