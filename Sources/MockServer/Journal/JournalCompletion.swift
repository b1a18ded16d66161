package import Contracts
package import HTTPModel
package import Scenarios
import Support

/// What was answered in one exchange, and why.
package struct JournalCompletion: Sendable {
    /// What was answered, without the fields that the server adds to each message; nil for what is no exchange of the
    /// contract's.
    private let answer: Answer?
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
    /// How long its rules let the answer wait.
    var delay = Duration.zero
    /// What the session's clock showed when an answer that waited was out, or its exchange ended without; nil while it
    /// waits, and for an answer that went at once.
    var ended: SessionInstant?

    /// Makes the completion of an exchange that is known by its status alone.
    init(status: Status) {
        answer = nil
        self.status = status
    }

    /// Makes the completion of an exchange with that answer.
    init(
        _ answer: Answer, contract: Contract?, operation: Operation?, rule: Rule?, modifiers: [Rule],
        violations: [Violation], remark: String?, plan: DeliveryPlan?
    ) {
        self.answer = answer
        status = answer.status
        self.contract = contract
        self.operation = operation
        self.rule = rule
        self.modifiers = modifiers
        self.violations = violations
        self.remark = remark
        guard let plan else { return }
        fault = plan.fault
        delay = plan.beforeHeaders + plan.beforeBody
    }

    /// The response, without the fields that the server adds to each message.
    var response: Response? { answer?.response }

    /// The memory that it holds, in bytes, roughly.
    var cost: Int {
        violations.count * 256 + (remark?.utf8.count ?? 0) + (answer?.ownCost ?? 0)
    }
}
