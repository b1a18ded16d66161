/// What tests cover now against what they covered once.
package struct CoverageComparison: Sendable {
    /// Something that tests cover at one time and not at the other.
    package struct Change: Hashable, Sendable {
        /// What it is.
        package let slot: CoverageSlot
        /// The tests that cover it at the one time, sorted.
        package let tests: [String]
    }

    /// What was covered and is not any more; a response that is lost stands for its variants.
    package let lost: [Change]
    /// What is covered and was not.
    package let gained: [Change]
    /// What was covered and is not any more, since the contract does not document it any more.
    package let withdrawn: [Change]

    /// Compares.
    ///
    /// - Parameters:
    ///   - baseline: What was covered once.
    ///   - record: What is covered now.
    package init(baseline: CoverageRecord, now record: CoverageRecord) {
        let before = baseline.testsBySlot
        let after = record.testsBySlot
        let missing = Self.changes(in: before, against: after)
        withdrawn = missing.filter { Self.isWithdrawn($0.slot, before: baseline, now: record) }
        lost = missing.filter { !Self.isWithdrawn($0.slot, before: baseline, now: record) }
        gained = Self.changes(in: after, against: before)
    }

    private static func changes(
        in one: [CoverageSlot: Set<String>], against other: [CoverageSlot: Set<String>]
    ) -> [Change] {
        one.filter { slot, _ in other[slot] == nil && slot.whole.map { other[$0] != nil } != false }
            .map { Change(slot: $0, tests: $1.sorted()) }
            .sorted { $0.slot < $1.slot }
    }

    /// A contract of which nothing is known now may just not have been tested.
    private static func isWithdrawn(_ slot: CoverageSlot, before: CoverageRecord, now: CoverageRecord) -> Bool {
        guard let contract = now.contracts[slot.contract] else { return false }
        let wasDocumented = before.contracts[slot.contract]?.operation(slot.operation)?.responses
            .contains(slot.response)
        let isDocumented = contract.operation(slot.operation)?.responses.contains(slot.response)
        return wasDocumented == true && isDocumented != true
    }

    /// The comparison for people, a line each: losses first, then what else changed, then the sums.
    package var lines: [String] {
        lost.map { "lost: \($0.slot.text), which was covered by \(Self.names($0.tests))" }
            + withdrawn.map { "info: \($0.slot.text) is not documented any more" }
            + gained.map { "info: \($0.slot.text) is new, covered by \(Self.names($0.tests))" }
            + ["\(lost.count) lost, \(gained.count) new"]
    }

    private static func names(_ tests: [String]) -> String {
        let shown = tests.prefix(3).joined(separator: ", ")
        return tests.count > 3 ? "\(shown) and \(tests.count - 3) more" : shown
    }
}
