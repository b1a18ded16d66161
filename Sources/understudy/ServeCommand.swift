import Glibc
import MockServer
import Network
import Scenarios
import Support

/// `understudy serve`: loads, listens, answers until it is told to stop.
enum ServeCommand {
    static func run(_ arguments: [String]) throws(CommandError) -> ExitCode {
        let parent = ParentWatch.parent
        let line = try CommandLineOptions(arguments, known: ServeOptions.known)
        let options = try ServeOptions(line)
        if options.wantsHelp {
            OutputFile.standardOutput.write(line: ServeOptions.help)
            return .success
        }
        let stop = StopSignal()
        let signals = try watch(stop)
        let parentWatch = options.exitsWithParent ? try watch(parent, stop) : nil
        // Whoever waits for the file must not find that of an earlier run.
        if let path = options.readyFile { ReadyFile.remove(path) }
        let stage = ServedFiles(options)
        let repertoire = try stage.load()
        UnplayedWarning.write(repertoire, choosing: options.scenarios)
        let log = options.isQuiet ? nil : ConsoleLog(renderer: options.logFormat ?? .text)
        let server = try stage.start(repertoire, log: log)
        // A JSON log has standard output to itself, so that a program can read it.
        let output: OutputFile = options.logFormat == .json ? .standardError : .standardOutput
        if !options.isQuiet {
            output.write(
                line: Banner.text(
                    repertoire, server: server, addresses: server.addresses,
                    isTokenShown: options.adminToken == nil))
        } else if let token = server.adminToken, options.adminToken == nil {
            OutputFile.standardError.write(line: "Admin token \(token)")
        }
        log?.record(RepeatNotice.make("serve", line, paths: stage.paths, server: server))
        let watch = options.watches ? try stage.watch(server, output: options.isQuiet ? nil : output) : nil
        if let path = options.readyFile { try ReadyFile.write(server.addresses, to: path) }
        stop.wait()
        watch?.stop()
        server.stop(grace: options.grace)
        if let path = options.readyFile { ReadyFile.remove(path) }
        parentWatch?.stop()
        signals.stop()
        return .success
    }

    private static func watch(_ stop: StopSignal) throws(CommandError) -> ProcessSignals {
        do throws(NetworkError) {
            return try ProcessSignals([SIGINT, SIGTERM]) { _ in stop.arrived() }
        } catch {
            throw CommandError(error.description)
        }
    }

    private static func watch(_ parent: Int32, _ stop: StopSignal) throws(CommandError) -> ParentWatch {
        do throws(NetworkError) {
            return try ParentWatch(of: parent) { stop.arrived() }
        } catch {
            throw CommandError(error.description)
        }
    }
}
