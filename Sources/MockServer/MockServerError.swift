internal import Network
package import SourceDocuments

/// Why a server could not start.
package enum MockServerError: Error, Sendable {
    /// Findings about files, such as two contracts with the same method and path.
    case findings([Diagnostic])
    /// What is wrong with the configuration or the machine, in one line.
    case unusable(String)

    /// What is said of a scenario that breaks ports to whoever has no ports that were opened for it.
    static func needsPorts(_ playbook: Playbook) -> MockServerError {
        .unusable(
            "scenario \"\(playbook.portFaultScenario ?? "")\" says \"connection\" or \"tls\", which needs a session "
                + "with ports opened for it: POST /__admin/sessions with \"port\": true")
    }

    /// One line for each thing that is wrong.
    package var lines: [String] {
        switch self {
        case .findings(let diagnostics): diagnostics.map(\.rendered)
        case .unusable(let message): [message]
        }
    }

    /// The network's words, with the option that chooses another port where one is taken.
    init(_ error: NetworkError, _ configuration: RunningServer.Configuration) {
        guard case .portInUse(let host, let port) = error else {
            self = .unusable(error.description)
            return
        }
        let option = port == configuration.port ? "--port" : "--tls-port"
        self = .unusable(
            "port \(port) on \(host) is in use by another program; "
                + "stop it or choose another port with \(option) (0: any free one)")
    }
}
