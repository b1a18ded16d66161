package import Contracts
package import HTTPModel
package import HTTPWire
import Scenarios
package import Support

/// What the server knows of one exchange: recorded when the request arrives, completed when its answer is on its way.
package struct JournalEntry: Sendable {
    /// How an exchange ended.
    package enum Outcome: Sendable, Equatable {
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
    /// What was answered, and why; nil until the answer is chosen.
    package internal(set) var completion: JournalCompletion?
    /// How it ended.
    package internal(set) var outcome = Outcome.pending
    init(
        ordinal: Int, arrival: SessionInstant, session: String, request: Request?, refusal: WireRefusal?
    ) {
        self.ordinal = ordinal
        self.arrival = arrival
        self.session = session
        self.request = request
        self.refusal = refusal
    }

    /// The status that was answered.
    package var status: Status? { completion?.status }
    /// The rule that answered; nil when the contract itself or the server did.
    package var ruleID: String? { completion?.rule?.id }
    /// The rules that played, modifiers first.
    package var ruleIDs: [String] { (completion?.modifiers.map(\.id) ?? []) + (ruleID.map { [$0] } ?? []) }
    /// True when no operation took the request.
    package var isUnmatched: Bool { completion.map { $0.operation == nil && $0.status.code >= 400 } ?? false }
    /// The id of the request's operation.
    package var operationID: String? { completion?.operation?.id }
    /// What the contract says of the request.
    package var violations: [Violation] { completion?.violations ?? [] }
    /// Why the server answered for itself.
    package var remark: String? { completion?.remark }
    /// The word of the fault that was played, such as `reset`.
    package var fault: String? { completion?.fault?.word }
    /// The name of the contract that knows the operation.
    package var contractName: String? { completion?.contract?.name }
}
