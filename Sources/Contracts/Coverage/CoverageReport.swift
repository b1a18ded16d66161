/// Which documented responses have tests, contract by contract.
package struct CoverageReport: Sendable {
    /// A response of an operation, or one of its faults.
    package struct Row: Hashable, Sendable {
        /// The id of the operation.
        package let operation: String
        /// The response's key, or a status that is not documented.
        package let response: String
        /// The word of the fault that broke the answer; nil for an answer that arrived whole.
        package let fault: String?
        /// True when the contract documents the response.
        package let isDocumented: Bool
        /// The names of the tests that exercised it, sorted.
        package let tests: [String]
        /// The ids of the variants that were played, sorted.
        package let variants: [String]
    }

    /// A contract.
    package struct Section: Hashable, Sendable {
        /// Its name.
        package let contract: String
        /// Operation by operation in the order of the document; documented responses before others, each before its
        /// faults.
        package let rows: [Row]

        /// How many responses it documents.
        package var documentedCount: Int { rows.count { $0.isDocumented && $0.fault == nil } }
        /// How many of those have a test.
        package var coveredCount: Int { rows.count { $0.isDocumented && $0.fault == nil && !$0.tests.isEmpty } }
    }

    /// The contracts, by their names.
    package let sections: [Section]

    /// Makes the report of a record.
    package init(_ record: CoverageRecord) {
        let tests = record.testsBySlot
        let slots = Dictionary(grouping: tests.keys) { $0.contract }
        let names = Set(record.contracts.keys).union(slots.keys)
        sections = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { name in
            Section(
                contract: name, rows: Self.rows(of: slots[name] ?? [], outline: record.contracts[name], tests: tests))
        }
    }

    private static func rows(
        of slots: [CoverageSlot], outline: ContractOutline?, tests: [CoverageSlot: Set<String>]
    ) -> [Row] {
        let known = outline?.operations ?? []
        let others = Set(slots.map(\.operation)).subtracting(known.map(\.id)).sorted()
        let operations = known + others.map { .init(id: $0, title: $0, responses: []) }
        let byOperation = Dictionary(grouping: slots) { $0.operation }
        return operations.flatMap { operation -> [Row] in
            let own = (byOperation[operation.id] ?? []).sorted()
            let undocumented = Set(own.map(\.response)).subtracting(operation.responses).sorted()
            return (operation.responses + undocumented).flatMap { response -> [Row] in
                rows(
                    of: own.filter { $0.response == response }, operation: operation.id, response: response,
                    isDocumented: operation.responses.contains(response), tests: tests)
            }
        }
    }

    private static func rows(
        of slots: [CoverageSlot], operation: String, response: String, isDocumented: Bool,
        tests: [CoverageSlot: Set<String>]
    ) -> [Row] {
        func row(fault: String?) -> Row {
            let own = slots.filter { $0.fault == fault }
            return Row(
                operation: operation, response: response, fault: fault, isDocumented: isDocumented,
                tests: (own.first { $0.variant == nil }.flatMap { tests[$0] } ?? []).sorted(),
                variants: own.compactMap(\.variant).sorted())
        }
        let whole = row(fault: nil)
        let faults = Set(slots.compactMap(\.fault)).sorted().map(row)
        // An undocumented status that came only with a fault is no row of its own.
        return (isDocumented || !whole.tests.isEmpty ? [whole] : []) + faults
    }
}
