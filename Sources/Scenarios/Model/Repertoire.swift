package import Contracts
import SourceDocuments

/// Everything that a server can play: contracts, and scenarios on them.
package struct Repertoire: Sendable {
    /// The contracts in the order they were found.
    package let contracts: [Contract]
    /// The scenarios in the order they were found.
    package let scenarios: [Scenario]
    /// The names of the scenarios whose own files were named, rather than a folder that holds them.
    private let namedScenarios: [String]

    /// Makes a repertoire.
    package init(contracts: [Contract], scenarios: [Scenario], named: [String] = []) {
        self.contracts = contracts
        self.scenarios = scenarios
        namedScenarios = named
    }

    /// The scenario of that name.
    package func scenario(named name: String) -> Scenario? {
        scenarios.first { $0.name == name }
    }

    /// The files that it was loaded from, one for each contract and each scenario.
    package var files: Set<String> {
        Set(contracts.map(\.file) + scenarios.map(\.location.file))
    }

    /// The scenarios of a contract that are played when none is chosen: those whose files were named, in that order,
    /// else the documented one.
    package func usualScenarios(of contract: Contract) -> [Scenario] {
        let named = namedScenarios.compactMap(scenario(named:)).filter { $0.contract === contract }
        return named.isEmpty ? documentedScenario(of: contract).map { [$0] } ?? [] : named
    }

    /// The contracts that have scenarios and are played without any.
    ///
    /// - Parameter chosen: The names of the scenarios that were chosen.
    /// - Returns: Each such contract, with its scenarios.
    package func unplayed(choosing chosen: [String]) -> [(contract: Contract, scenarios: [Scenario])] {
        contracts.compactMap { contract in
            let own = scenarios.filter { $0.contract === contract }
            guard !own.isEmpty, usualScenarios(of: contract).isEmpty, !own.contains(where: { chosen.contains($0.name) })
            else { return nil }
            return (contract, own)
        }
    }

    /// The scenario that plays a contract as documented: the one whose name
    /// is or ends in `documented`, and of several the one with the contract's name in front.
    package func documentedScenario(of contract: Contract) -> Scenario? {
        let candidates = scenarios.filter { scenario in
            scenario.contract === contract && (scenario.name == "documented" || scenario.name.hasSuffix("/documented"))
        }
        return candidates.first { $0.name == "\(contract.name)/documented" } ?? candidates.first
    }
}
