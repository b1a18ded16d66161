package import Contracts
package import HTTPModel
package import HTTPWire
package import Support

/// What the server knows of one exchange: recorded when the request arrives, completed when its answer has left.
package struct JournalEntry: Sendable {
    /// How an exchange ended.
    package enum Outcome: Sendable, Equatable {
        /// The answer is not out yet.
        case pending
        /// The whole answer was handed to the network.
        case answered
        /// The client left before it had its answer.
        case clientLeft
        /// The server stopped first.
        case cancelled
    }

    /// The place in the order of arrival, from 1.
    package let ordinal: Int
    /// The session clock's reading at arrival.
    package let arrival: SessionInstant
    /// The session's name.
    package let session: String
    /// The request, with the bytes that arrived; nil when they could not be read as one.
    package let request: Request?
    /// Why the bytes could not be read as a request.
    package let refusal: WireRefusal?
    /// The name of the contract that knows the request's operation.
    package var contractName: String?
    /// The operation's id.
    package var operationID: String?
    /// The rule that answered; nil when the contract itself or the server did.
    package var ruleID: String?
    /// The status that was answered.
    package var status: Status?
    /// What the contract says of the request.
    package var violations: [Violation] = []
    /// Why the server answered for itself, such as the closest operation of an unknown path.
    package var remark: String?
    /// How it ended.
    package var outcome = Outcome.pending

    /// The memory that the entry holds, in bytes, roughly.
    var cost: Int {
        256 + (request.map { $0.fields.bytes.count + $0.body.count } ?? 0) + violations.count * 256
            + (remark?.utf8.count ?? 0)
    }
}
