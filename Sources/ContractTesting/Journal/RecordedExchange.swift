/// One request that a server received, and what it answered; secrets are masked, the same secret always alike.
public struct RecordedExchange: Sendable {
    /// How an exchange ended.
    public enum Outcome: String, Sendable, Hashable {
        /// The answer is not out yet.
        case pending
        /// The whole answer was handed to the network.
        case answered
        /// The client left before it had its answer.
        case clientLeft
        /// The fault that its rule wanted ended the connection.
        case brokenOff
        /// The server stopped, or the session ended, first.
        case cancelled
    }

    /// One way in which the request breaks its contract.
    public struct Violation: Sendable, Hashable {
        /// Where in the request, such as `body /port`.
        public let place: String
        /// The broken keyword, such as `type`.
        public let keyword: String
        /// What stood there and what the contract wants, in one line.
        public let message: String
        /// Where the contract says so, as `file:line`.
        public let location: String
        /// True for what the vendor takes all the same.
        public let isWarning: Bool
    }

    /// The place in the order of arrival, from 1.
    public let ordinal: Int
    /// The session's time at arrival.
    public let time: MockClock.Instant
    /// The session's time when the answer was out, or when client, fault or server ended the exchange without.
    ///
    /// It is later than the arrival by what the server let the answer wait. While it waits, this is the time when it is
    /// due, as far as that is known.
    public let answerTime: MockClock.Instant
    /// The request, as far as it could be read as one.
    public let request: RecordedMessage
    /// The method; empty for bytes that are no request.
    public let method: String
    /// The path and the query as they were sent.
    public let target: String
    /// The name of the contract that knows the operation.
    public let contract: String?
    /// The operation's id; nil when no operation took the request.
    public let operation: String?
    /// The rules that played, modifiers first.
    public let rules: [String]
    /// The status that was answered; nil while nothing was.
    public let status: Int?
    /// What was answered; nil while nothing was.
    public let response: RecordedMessage?
    /// The fault that was played, such as `reset`.
    public let fault: String?
    /// What the contract says of the request.
    public let violations: [Violation]
    /// Why the server answered for itself, such as the closest operation of an unknown path.
    public let remark: String?
    /// How it ended.
    public let outcome: Outcome

    /// True when no operation took the request.
    public var isUnmatched: Bool { operation == nil && (status ?? 0) >= 400 }
}
