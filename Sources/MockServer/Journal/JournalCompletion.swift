package import Contracts
package import HTTPModel
package import Scenarios

/// What was answered in one exchange, and why.
package struct JournalCompletion: Sendable {
    /// The status that was answered.
    package let status: Status
    /// The contract that knows the request's operation.
    package var contract: Contract?
    /// The operation.
    package var operation: Operation?
    /// The rule that answered; nil when the contract itself or the server did.
    package var rule: Rule?
    /// The rules that added to the answer.
    package var modifiers: [Rule] = []
    /// What the contract says of the request.
    package var violations: [Violation] = []
    /// Why the server answered for itself, such as the closest operation of an unknown path.
    package var remark: String?
    /// What went wrong with the answer, as its rule wanted.
    package var fault: Fault?

    /// The memory that it holds, in bytes, roughly.
    var cost: Int {
        violations.count * 256 + (remark?.utf8.count ?? 0)
    }
}
