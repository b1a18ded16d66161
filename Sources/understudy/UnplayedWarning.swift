import Contracts
import Scenarios
import Support

/// Tells of scenarios that nobody would notice are not in play.
enum UnplayedWarning {
    /// Writes one line for each contract that is played without any of its scenarios.
    static func write(_ repertoire: Repertoire, choosing chosen: [String]) {
        for (contract, scenarios) in repertoire.unplayed(choosing: chosen) {
            OutputFile.standardError.write(
                line: "understudy: warning: no scenario of \(contract.name) is in play, "
                    + "since none is named documented; choose with --scenario: \(scenarios.map(\.name).joined(separator: ", "))"
            )
        }
    }
}
