/// What tests exercised, and what there was to exercise.
package struct CoverageRecord: Hashable, Sendable {
    /// What the contracts document, by their names.
    package private(set) var contracts: [String: ContractOutline] = [:]
    /// What was exercised.
    package private(set) var facts: Set<CoverageFact> = []

    /// Makes a record of nothing.
    package init() {}

    /// Adds what a contract documents.
    package mutating func add(_ outline: ContractOutline) {
        guard contracts[outline.name] != nil else {
            contracts[outline.name] = outline
            return
        }
        contracts[outline.name]?.merge(outline)
    }

    /// Lets an outline stand in the place of every other one of its name.
    package mutating func replace(_ outline: ContractOutline) {
        contracts[outline.name] = outline
    }

    /// Adds a fact.
    package mutating func add(_ fact: CoverageFact) {
        facts.insert(fact)
    }

    /// Adds everything that another record has.
    package mutating func merge(_ other: CoverageRecord) {
        for outline in other.contracts.values.sorted(by: { $0.name < $1.name }) { add(outline) }
        facts.formUnion(other.facts)
    }

    /// The tests by what they exercised.
    package var testsBySlot: [CoverageSlot: Set<String>] {
        var tests: [CoverageSlot: Set<String>] = [:]
        for fact in facts {
            for slot in CoverageSlot.all(of: fact, in: contracts[fact.contract]) {
                tests[slot, default: []].insert(fact.test)
            }
        }
        return tests
    }
}
