import Contracts
package import Scenarios

/// What a session plays: a rulebook for each contract of what was loaded.
///
/// Immutable, so any thread may use it and sessions share it.
package final class Playbook: Sendable {
    let served: ServedRepertoire
    /// The scenarios that were chosen, rather than those that contracts play by themselves.
    package let chosen: [Scenario]
    /// How they were chosen, so that the same can be chosen again when files have changed.
    let choices: [ScenarioChoice]
    /// The operations whose requests a fault may strike while their content is being sent.
    let uploads: UploadFaultTable
    /// What is wrong with the ports of a session that plays it.
    let portFault: PortFault
    /// The scenario that says so.
    let portFaultScenario: String?
    private let inPlay: [ObjectIdentifier: Rulebook]

    /// Sorts out what is played.
    ///
    /// A contract for which no scenario is chosen plays those whose files were named, else its scenario
    /// `NAME/documented` where there is one, and otherwise answers from the contract alone.
    ///
    /// - Parameters:
    ///   - served: Everything that was loaded.
    ///   - chosen: The scenarios to play, in order; rules of a later one come first.
    ///   - choices: How they were chosen; nil for by their names.
    package init(served: ServedRepertoire, chosen: [Scenario], choices: [ScenarioChoice]? = nil) {
        self.served = served
        self.chosen = chosen
        self.choices = choices ?? chosen.map { .named($0.name) }
        var inPlay: [ObjectIdentifier: Rulebook] = [:]
        for contract in served.repertoire.contracts {
            let scenarios = chosen.filter { $0.contract === contract }
            let played = scenarios.isEmpty ? served.repertoire.usualScenarios(of: contract) : scenarios
            inPlay[ObjectIdentifier(contract)] = Rulebook(contract: contract, scenarios: played.reversed())
        }
        self.inPlay = inPlay
        uploads = UploadFaultTable(Array(inPlay.values))
        let books = served.repertoire.contracts.compactMap { inPlay[ObjectIdentifier($0)] }
        portFault = PortFault(
            connection: books.lazy.compactMap(\.portFault.connection).first,
            security: books.lazy.compactMap(\.portFault.security).first)
        portFaultScenario = books.lazy.compactMap(\.portFaultScenario).first
    }

    /// The rules in play for a contract.
    func rulebook(for contract: Contract) -> Rulebook? {
        inPlay[ObjectIdentifier(contract)]
    }

    /// Every rulebook in play, in the order of the contracts.
    var rulebooks: [Rulebook] {
        served.repertoire.contracts.compactMap { inPlay[ObjectIdentifier($0)] }
    }

    /// The names of the scenarios in play.
    package var scenarioNames: [String] {
        let names = chosen.map(\.name)
        return names + rulebooks.flatMap { $0.scenarioNames.reversed() }.filter { !names.contains($0) }
    }

    /// The seed of the first chosen scenario that gives one.
    var seed: UInt64? { chosen.lazy.compactMap(\.seed).first }
}
