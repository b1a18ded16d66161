/// One thing that one test exercised: an answer to an operation, and what was peculiar about it.
package struct CoverageFact: Hashable, Sendable {
    /// The name of the contract.
    package let contract: String
    /// The id of the operation.
    package let operation: String
    /// The status that was answered.
    package let status: Int
    /// The word of the fault that was played, such as `reset`; nil for an answer that arrived whole.
    package let fault: String?
    /// The id of the response variant that was played; nil for what a scenario or the contract answered.
    package let variant: String?
    /// The name of the scenario whose rule answered; nil when the contract itself did.
    package let scenario: String?
    /// The test's name.
    package let test: String

    /// Makes a fact.
    package init(
        contract: String, operation: String, status: Int, fault: String? = nil, variant: String? = nil,
        scenario: String? = nil, test: String
    ) {
        self.contract = contract
        self.operation = operation
        self.status = status
        self.fault = fault
        self.variant = variant
        self.scenario = scenario
        self.test = test
    }
}

extension CoverageFact: Comparable {
    package static func < (left: CoverageFact, right: CoverageFact) -> Bool {
        if left.status != right.status, left.contract == right.contract, left.operation == right.operation {
            return left.status < right.status
        }
        return left.words.lexicographicallyPrecedes(right.words) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// What orders facts, the status set aside.
    private var words: [String] {
        [contract, operation, fault ?? "", variant ?? "", scenario ?? "", test]
    }
}
