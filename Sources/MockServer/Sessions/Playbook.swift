import Contracts
package import Scenarios

/// What a session plays: a rulebook for each contract, and the rulebook of every scenario by its name.
package struct Playbook: Sendable {
    private let inPlay: [ObjectIdentifier: Rulebook]
    private let byScenario: [String: Rulebook]

    /// Sorts out what is played.
    ///
    /// A contract for which no scenario is chosen plays those whose files were named, else its scenario
    /// `NAME/documented` where there is one, and otherwise answers from the contract alone.
    ///
    /// - Parameters:
    ///   - repertoire: Everything that was loaded.
    ///   - chosen: The scenarios to play, in order; rules of a later one come first.
    package init(repertoire: Repertoire, chosen: [Scenario]) {
        var inPlay: [ObjectIdentifier: Rulebook] = [:]
        for contract in repertoire.contracts {
            let scenarios = chosen.filter { $0.contract === contract }
            let played = scenarios.isEmpty ? repertoire.usualScenarios(of: contract) : scenarios
            inPlay[ObjectIdentifier(contract)] = Rulebook(contract: contract, scenarios: played.reversed())
        }
        self.inPlay = inPlay
        byScenario = Dictionary(
            repertoire.scenarios.map { ($0.name, Rulebook(contract: $0.contract, scenarios: [$0])) },
            uniquingKeysWith: { first, _ in first })
    }

    /// What a session remembers of each contract when it starts.
    var initialStates: [ObjectIdentifier: SessionState] {
        inPlay.mapValues(\.initialState)
    }

    /// The rules in play for a contract.
    func rulebook(for contract: Contract) -> Rulebook? {
        inPlay[ObjectIdentifier(contract)]
    }

    /// The rules of one scenario, for a request that asks for it by name.
    func rulebook(ofScenario name: String) -> Rulebook? {
        byScenario[name]
    }

    /// The names of a contract's scenarios, in order.
    func scenarioNames(of contract: Contract) -> [String] {
        byScenario.filter { $0.value.contract === contract }.keys.sorted()
    }

    /// Every rulebook.
    var rulebooks: [Rulebook] { Array(inPlay.values) + Array(byScenario.values) }
}
