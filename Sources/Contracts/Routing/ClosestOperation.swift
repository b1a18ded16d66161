internal import HTTPModel

/// The operation that a request without one most likely meant, and what differs.
package struct ClosestOperation: Sendable {
    /// The contract.
    package let contract: Contract
    /// The operation.
    package let operation: Operation
    /// The full path template, with mount prefix and base path.
    package let template: PathTemplate
    /// What differs, in words: `path segment 4 is "ntoes", expected "notes"`.
    package let differences: [String]

    package init(contract: Contract, operation: Operation, template: PathTemplate, differences: [String]) {
        self.contract = contract
        self.operation = operation
        self.template = template
        self.differences = differences
    }
}
