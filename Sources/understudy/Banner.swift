import Contracts
import MockServer
import Scenarios

/// What a server prints when it is ready.
enum Banner {
    /// The banner.
    ///
    /// - Parameters:
    ///   - repertoire: What it plays.
    ///   - server: The server.
    ///   - addresses: Where it listens.
    ///   - isTokenShown: True to print the token that the server made itself.
    /// - Returns: Several lines, without the last one's end.
    static func text(
        _ repertoire: Repertoire, server: RunningServer, addresses: RunningServer.Addresses, isTokenShown: Bool
    ) -> String {
        let contracts = count(repertoire.contracts.count, "contract")
        let scenarios = count(repertoire.scenarios.count, "scenario")
        var lines = ["understudy \(Understudy.version)  ·  \(contracts)  ·  \(scenarios)"]
        let width = repertoire.contracts.map(\.name.count).max() ?? 0
        for contract in repertoire.contracts {
            let name = contract.name + String(repeating: " ", count: width - contract.name.count)
            let operations = contract.operations.prefix(2).map(\.methodAndPath)
            let more = contract.operations.count > 2 ? ["…"] : []
            lines.append(
                "  \(name)  \(server.url(of: contract))   " + (operations + more).joined(separator: " · "))
        }
        var last: [String] = []
        if let tlsURL = addresses.tlsURL {
            last.append("\(tlsURL)\(addresses.authorityPath.map { " (signed by \($0))" } ?? "")")
        }
        if server.hasAdmin {
            let token = server.adminToken.map { token in isTokenShown ? " (token \(token))" : " (with the token)" }
            last.append("Admin \(addresses.url)/__admin\(token ?? "")")
        }
        last.append("seed \(server.seed)")
        last.append("Ctrl-C stops")
        lines.append(last.joined(separator: "  ·  "))
        return lines.joined(separator: "\n")
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}
