import MockServer
import Scenarios
import Support

/// `understudy run`: a server for as long as a command runs, and a verdict on what the command sent.
enum RunCommand {
    private static let ownOption = "fail-on"

    static let help = """
        usage: understudy run [FILE|FOLDER…] [--scenario NAME]… [--fail-on WHAT[,WHAT]…] [options of serve] -- COMMAND…

        Starts a server, runs the command with UNDERSTUDY_URL, UNDERSTUDY_TLS_URL and UNDERSTUDY_CA in its environment,
        then says on standard error what was wrong with its requests.

          --fail-on WHAT  exit with 1 when there was any of: unmatched (a request that no operation takes),
                          nonconforming (one that breaks its contract), unused (a rule of a named scenario that no
                          request met)

        The ports are chosen by the kernel unless --port and --tls-port say otherwise; requests are logged when --log is
        given. For the other options see understudy serve --help.

        Exit codes: 1 for what --fail-on names; otherwise that of the command, also when --fail-on is not given (128 and its
        number for a signal, 130 for Ctrl-C); 2 wrong usage, unreadable input, or a server that could not start; 127 when
        there is no such command, 126 when it cannot be run.
        """

    static func run(_ arguments: [String]) throws(CommandError) -> ExitCode {
        let separator = arguments.firstIndex(of: "--")
        let own = Array(arguments[..<(separator ?? arguments.endIndex)])
        let line = try CommandLineOptions(own, known: ServeOptions.known + [.init(name: ownOption, takesValue: true)])
        let options = try ServeOptions(line, except: [ownOption], ports: (0, 0))
        if options.wantsHelp {
            OutputFile.standardOutput.write(line: help)
            return .success
        }
        guard let separator, separator + 1 < arguments.endIndex else {
            throw CommandError("no command to run, expected -- COMMAND at the end; see understudy run --help")
        }
        var grounds: Set<RunVerdict.Ground> = []
        for option in line.options where option.name == ownOption {
            grounds.formUnion(try RunVerdict.Ground.parse(option.value))
        }
        return try run(Array(arguments[(separator + 1)...]), line, options, failingOn: grounds)
    }

    private static func run(
        _ words: [String], _ line: CommandLineOptions, _ options: ServeOptions,
        failingOn grounds: Set<RunVerdict.Ground>
    ) throws(CommandError) -> ExitCode {
        let command = try CommandProcess()
        let files = ServedFiles(options)
        let repertoire = try files.load()
        let verdict = RunVerdict(
            passingOn: options.logFormat.map { ConsoleLog(renderer: $0, output: .standardError) })
        let server = try files.start(repertoire, log: verdict)
        verdict.record(RepeatNotice.make("run", line, paths: files.paths, running: words, server: server))
        let watch = options.watches ? try files.watch(server, output: .standardError) : nil
        if let path = options.readyFile { try ReadyFile.write(server.addresses, to: path) }
        defer { if let path = options.readyFile { ReadyFile.remove(path) } }
        let code = command.run(words, environment: environment(of: server.addresses))
        watch?.stop()
        server.stop(grace: options.grace)
        let named = options.scenarios.compactMap(repertoire.scenario(named:))
        let (lines, isFailure) = verdict.findings(on: grounds, scenarios: named)
        for line in lines { OutputFile.standardError.write(line: line) }
        return isFailure ? .findings : ExitCode(rawValue: code)
    }

    private static func environment(of addresses: RunningServer.Addresses) -> [(name: String, value: String)] {
        var environment = [("UNDERSTUDY_URL", addresses.url)]
        if let url = addresses.tlsURL { environment.append(("UNDERSTUDY_TLS_URL", url)) }
        if let path = addresses.authorityPath {
            environment.append(("UNDERSTUDY_CA", (try? FileSystem().resolved(path)) ?? path))
        }
        return environment
    }
}
