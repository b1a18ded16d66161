import Support

/// What one session remembers of one contract between requests; a value, guarded by whoever owns the session.
package struct SessionState: Sendable {
    /// What is counted of a rule beside its uses.
    enum Counter: Hashable {
        /// Requests that got as far as `calls`.
        case call
        /// Draws for `chance`.
        case chance
    }

    private struct CounterKey: Hashable, Sendable {
        let counter: Counter
        let rule: String
    }

    /// What rules saved.
    package var store = Store()
    /// The state of each machine.
    package var machines: [String: String] = [:]
    /// What was used of quotas.
    package var quotas = QuotaState()
    /// How often each rule was played, by its id.
    package private(set) var uses: [String: Int] = [:]
    private var counts: [CounterKey: Int] = [:]

    /// Makes the state that a session starts with when no scenario says otherwise.
    package init() {}

    /// Makes the state that a session starts with; of two scenarios the earlier one's word counts.
    init(of scenarios: [Scenario]) {
        for scenario in scenarios.reversed() {
            for machine in scenario.machines { machines[machine.name] = machine.initial }
            for (machine, state) in scenario.given.machines { machines[machine] = state }
            for record in scenario.given.records {
                store.put(record.value, under: record.key, in: record.collection)
            }
        }
    }

    /// Adds machines that another state has and this one lacks, as scenarios bring them that are played from now on.
    package mutating func addMissing(from other: SessionState) {
        machines.merge(other.machines) { own, _ in own }
    }

    /// Puts machines that are not known yet into their first state.
    mutating func startMachines(of initial: SessionState) {
        for (machine, state) in initial.machines where machines[machine] == nil { machines[machine] = state }
    }

    /// In place, since each subscript of a dictionary hashes the key anew.
    private static func increment(_ count: inout Int) -> Int {
        count += 1
        return count
    }

    /// Counts one more use of a rule and returns its ordinal, from 1.
    mutating func countUse(of ruleID: String) -> Int {
        Self.increment(&uses[ruleID, default: 0])
    }

    /// How often a rule was played.
    package func uses(of ruleID: String) -> Int {
        uses[ruleID] ?? 0
    }

    /// Counts one more event of a rule and returns its ordinal, from 1.
    mutating func count(_ counter: Counter, of ruleID: String) -> Int {
        Self.increment(&counts[CounterKey(counter: counter, rule: ruleID), default: 0])
    }
}
