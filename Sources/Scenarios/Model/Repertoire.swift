package import Contracts

/// Everything that a server can play: contracts, and scenarios on them.
package struct Repertoire: Sendable {
    /// The contracts in the order they were found.
    package let contracts: [Contract]
    /// The scenarios in the order they were found.
    package let scenarios: [Scenario]

    /// Makes a repertoire.
    package init(contracts: [Contract], scenarios: [Scenario]) {
        self.contracts = contracts
        self.scenarios = scenarios
    }

    /// The scenario of that name.
    package func scenario(named name: String) -> Scenario? {
        scenarios.first { $0.name == name }
    }

    /// The scenario that plays a contract as documented, which is played when no other is chosen: the one whose name
    /// is or ends in `documented`, and of several the one with the contract's name in front.
    package func documentedScenario(of contract: Contract) -> Scenario? {
        let candidates = scenarios.filter { scenario in
            scenario.contract === contract && (scenario.name == "documented" || scenario.name.hasSuffix("/documented"))
        }
        return candidates.first { $0.name == "\(contract.name)/documented" } ?? candidates.first
    }
}
