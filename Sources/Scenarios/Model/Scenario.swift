package import Contracts
package import SourceDocuments

/// How one contract is played this time: one scenario file, compiled.
///
/// Immutable, so any thread may use it.
package final class Scenario: Sendable {
    /// The path under the folder that it was loaded from, without the ending.
    package let name: String
    /// What it plays, in one sentence.
    package let title: String?
    /// The contract that it plays.
    package let contract: Contract
    /// The seed that the file asks for.
    package let seed: UInt64?
    /// The machines that it declares itself.
    let machines: [StateMachine]
    /// What a session starts with, by its own word.
    let given: GivenState
    /// The credentials that fail, by its own word.
    let credentials: CredentialRoll
    /// What is wrong with the ports of a session that plays it, by its own word.
    let portFault: PortFault
    /// Its own rules in file order.
    package let rules: [Rule]
    /// The scenarios that it extends, left first.
    package let parents: [Scenario]
    /// Where it stands.
    package let location: SourceLocation

    init(
        name: String, title: String?, contract: Contract, seed: UInt64?, machines: [StateMachine] = [],
        given: GivenState = GivenState(), credentials: CredentialRoll = CredentialRoll(),
        portFault: PortFault = PortFault(), rules: [Rule],
        parents: [Scenario], location: SourceLocation
    ) {
        self.name = name
        self.title = title
        self.contract = contract
        self.seed = seed
        self.machines = machines
        self.given = given
        self.credentials = credentials
        self.portFault = portFault
        self.rules = rules
        self.parents = parents
        self.location = location
    }

    /// The machines that its rules may name: its own and those of what it extends; its own come first.
    var knownMachines: [StateMachine] {
        var known: [StateMachine] = []
        for machine in Self.inOrderOfInheritance([self]).flatMap(\.machines)
        where !known.contains(where: { $0.name == machine.name }) {
            known.append(machine)
        }
        return known
    }

    /// Those scenarios and all that they extend, each once: one before those that it extends, else the first named
    /// first.
    static func inOrderOfInheritance(_ scenarios: [Scenario]) -> [Scenario] {
        var seen: Set<ObjectIdentifier> = []
        var collected: [Scenario] = []
        // Gathered from the back, so that what several extend comes after all of them.
        func visit(_ scenario: Scenario) {
            guard seen.insert(ObjectIdentifier(scenario)).inserted else { return }
            scenario.parents.reversed().forEach(visit)
            collected.append(scenario)
        }
        scenarios.reversed().forEach(visit)
        return collected.reversed()
    }
}
