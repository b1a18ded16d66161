import JSONModel
import MockServer
import Scenarios
import Support

/// Words the line of the log that starts the same run again.
enum RepeatNotice {
    /// The notice.
    ///
    /// - Parameters:
    ///   - command: The name of the command.
    ///   - line: Its options and operands.
    ///   - paths: What is served.
    ///   - words: The program that is run meanwhile; its arguments are left out, since they may hold secrets.
    ///   - server: The server.
    /// - Returns: The notice.
    static func make(
        _ command: String, _ line: CommandLineOptions, paths: [String],
        running words: [String] = [], server: RunningServer
    ) -> LogNotice {
        let session = server.sessions.defaultSession
        let text =
            ([CommandLine.arguments.first ?? "understudy", command] + self.words(line, paths, seed: server.seed))
            .map(ShellWord.quoted).joined(separator: " ") + running(words)
        let folder = (try? FileSystem().resolved(".")) ?? "."
        let clock = SessionClockSetting.mode(of: session.clock).rawValue
        return LogNotice(
            time: session.clock.now, event: "started",
            text: "repeat with: \(text)  # in \(ShellWord.quoted(folder)), clock \(clock)",
            members: [
                ("command", .string(text)), ("folder", .string(folder)),
                ("scenarios", .array(session.playbook.scenarioNames.map { .string($0) })),
                ("seed", .number(JSONNumber(text: String(server.seed)) ?? JSONNumber(0))),
                ("clock", ["mode": .string(clock)]),
            ])
    }

    private static func running(_ words: [String]) -> String {
        guard let program = words.first else { return "" }
        return " -- " + ShellWord.quoted(program) + (words.count > 1 ? " …" : "")
    }

    /// The options as they were given, the seed and the files also when they were not.
    private static func words(_ line: CommandLineOptions, _ paths: [String], seed: UInt64) -> [String] {
        var words: [String] = []
        for (name, value) in line.options {
            words.append("--" + name)
            guard ServeOptions.known.first(where: { $0.name == name })?.takesValue != false else { continue }
            words.append(name == "admin-token" ? SecretMask.text(for: value) : value)
        }
        if !line.options.contains(where: { $0.name == "seed" }) { words += ["--seed", String(seed)] }
        return words + (paths.contains { $0.hasPrefix("-") } ? ["--"] : []) + paths
    }
}
