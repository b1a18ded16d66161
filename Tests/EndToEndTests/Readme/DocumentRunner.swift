import Foundation
import TestSupport

/// Runs the commands of a document in order, as a reader who pastes them would.
///
/// They share one shell session's variables and folder, which begins in a copy of the repository's contracts and
/// scenarios. `scripts/serve` and `understudy serve` start the built server in the background, in place of the one
/// before; the ports that the document names are replaced by ports that are free.
final class DocumentRunner {
    /// One thing that is not as the document says.
    struct Fault: CustomStringConvertible {
        let line: Int
        let text: String
        var description: String { "line \(line): \(text)" }
    }

    private let folder: TemporaryFolder
    private let session: TemporaryFolder
    private var ports: [String: UInt16] = [:]
    private var server: ChildProcess?

    init() throws {
        folder = try TemporaryFolder()
        session = try TemporaryFolder()
        try folder.copyRepertoire()
        try session.write("", to: "state")
    }

    /// Runs the blocks; returns what was not as shown.
    func run(_ blocks: [CommandBlock]) async throws -> [Fault] {
        var faults: [Fault] = []
        let hasSuites = Suites.folder("openapi") != nil
        for block in blocks where block.notRun == nil && (hasSuites || !block.needsSuites) {
            for (index, step) in block.steps.enumerated() where !Self.isLeftOut(step.command) {
                let exitCode = index == block.steps.count - 1 ? block.exitCode : 0
                if let text = try await run(step, exitCode: exitCode) {
                    faults.append(Fault(line: step.line, text: "\(step.command)\n\(text)"))
                }
            }
        }
        if let server {
            server.send(SIGTERM)
            try await server.wait(within: .seconds(30))
        }
        return faults
    }

    /// What starts the tests cannot be run by them.
    static func isLeftOut(_ command: String) -> Bool {
        ["scripts/test", "make test", ".ci/run"].contains { command.hasPrefix($0) }
    }

    /// The arguments of a command that starts a server, nil for another command.
    static func serveArguments(of command: String) -> String? {
        guard let match = command.wholeMatch(of: /(?:scripts\/serve|make serve|understudy serve)(?: +([^&]*?))? *&?/)
        else { return nil }
        let arguments = match.1.map(String.init) ?? ""
        return arguments.contains("--help") ? nil : arguments
    }

    private func run(_ step: CommandBlock.Step, exitCode: Int32) async throws -> String? {
        if exitCode == 0, let arguments = Self.serveArguments(of: step.command) {
            return try await serve(arguments, shown: step.output)
        }
        let child = try await ChildProcess.run(
            "bash", ["-c", shellText(replacingPorts(step.command))], in: folder.url, environment: environment)
        guard child.exit == .code(exitCode) else {
            return "ended with \(child.exit.map { "\($0)" } ?? "nothing"):\n\(child.standardOutput)"
        }
        return difference(step.output, child)
    }

    private func serve(_ arguments: String, shown: [String]?) async throws -> String? {
        if let server {
            server.send(SIGTERM)
            try await server.wait(within: .seconds(30))
        }
        let ready = session.path("ready")
        try? FileManager.default.removeItem(atPath: ready)
        var words = replacingPorts(arguments)
        for (option, port) in [("--port", "8080"), ("--tls-port", "8443")] where !words.contains(option + " ") {
            words += " \(option) \(try freePort(for: port))"
        }
        let command = shellText("exec understudy serve \(words) --ready-file '\(ready)'")
        let child = try ChildProcess("bash", ["-c", command], in: folder.url, environment: environment)
        try await eventually("server") { !child.isRunning || FileManager.default.fileExists(atPath: ready) }
        guard child.isRunning else { return "the server ended:\n\(child.standardOutput)" }
        server = child
        try? await eventually("shown output", within: .seconds(5)) { difference(shown, child) == nil }
        return difference(shown, child)
    }

    private func difference(_ shown: [String]?, _ child: ChildProcess) -> String? {
        shown.flatMap {
            OutputPattern.difference(shown: $0.map(replacingPorts), printed: child.standardOutput)
        }
    }

    private var environment: [String: String] {
        let programs = URL(fileURLWithPath: Repository.understudy).deletingLastPathComponent().path
        return [
            "PATH": "\(programs):\(ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")",
            "UNDERSTUDY_SUITES": Suites.folder(".") ?? "",
        ]
    }

    /// The command between the variables and folder of the command before and those for the one after.
    private func shellText(_ command: String) -> String {
        let command = command.replacing(/^(scripts\/serve|make serve)\b/, with: "understudy serve")
        return """
            exec 2>&1
            set -a
            . '\(session.path("state"))'
            \(command)
            code=$?
            { export -p; printf 'cd %q\\n' "$PWD"; } > '\(session.path("state"))'
            exit $code
            """
    }

    /// Replaces each port that stands after a host or an option for ports.
    private func replacingPorts(_ text: String) -> String {
        text.replacing(/((?:localhost|127\.0\.0\.1|\[::1\]):|--(?:tls-)?port[ =])(\d{4,5})\b/) { match in
            "\(match.1)\((try? freePort(for: String(match.2))).map(String.init) ?? String(match.2))"
        }
    }

    private func freePort(for port: String) throws -> UInt16 {
        if let known = ports[port] { return known }
        let free = try FreePort.find()
        ports[port] = free
        return free
    }
}
