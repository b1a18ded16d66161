import Contracts
import Glibc
import MockServer
import Network
import Scenarios
import SourceDocuments
import Support

/// `understudy serve`: loads, listens, answers until it is told to stop.
enum ServeCommand {
    static func run(_ arguments: [String]) throws(CommandError) -> ExitCode {
        let options = try ServeOptions(arguments)
        if options.wantsHelp {
            OutputFile.standardOutput.write(line: ServeOptions.help)
            return .success
        }
        let stop = StopSignal()
        let signals = try watch(stop)
        // Whoever waits for the file must not find that of an earlier run.
        if let path = options.readyFile { ReadyFile.remove(path) }
        let repertoire = try load(options)
        UnplayedWarning.write(repertoire, choosing: options.scenarios)
        let server = try start(options, repertoire)
        let addresses = server.addresses
        if !options.isQuiet {
            // A JSON log has standard output to itself, so that a program can read it.
            let output: OutputFile = options.logFormat == .json ? .standardError : .standardOutput
            output.write(line: Banner.text(repertoire, server: server, addresses: addresses))
        }
        if let path = options.readyFile { try ReadyFile.write(addresses, to: path) }
        stop.wait()
        server.stop(grace: options.grace)
        if let path = options.readyFile { ReadyFile.remove(path) }
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

    private static func load(_ options: ServeOptions) throws(CommandError) -> Repertoire {
        let files = FileSystem()
        var paths = options.paths
        if paths.isEmpty {
            paths = ["fixtures", "scenarios"].filter { files.isFolder($0) }
            guard !paths.isEmpty else {
                throw CommandError("nothing to serve: name a file or folder, or start where fixtures/ or scenarios/ is")
            }
        }
        let loaded = RepertoireLoader(reader: files).load(paths)
        for diagnostic in loaded.diagnostics where diagnostic.severity != .info {
            OutputFile.standardError.write(line: diagnostic.rendered)
        }
        guard !loaded.diagnostics.contains(where: { $0.severity == .error }) else { throw .alreadyReported }
        guard !loaded.repertoire.contracts.isEmpty else {
            throw CommandError("no contract found in \(paths.joined(separator: ", ")), expected an OpenAPI document")
        }
        return loaded.repertoire
    }

    private static func start(
        _ options: ServeOptions, _ repertoire: Repertoire
    ) throws(CommandError) -> MockServer {
        var configuration = MockServer.Configuration()
        configuration.host = options.host
        configuration.port = options.port
        configuration.tlsPort = options.tlsPort
        if let certificate = options.certificate, let key = options.key {
            configuration.tls = .files(certificate: certificate, key: key)
        } else {
            configuration.tls = .localAuthority(folder: ".understudy")
        }
        configuration.mounts = options.mounts
        configuration.seed = options.seed
        configuration.threads = options.threads
        configuration.origins = options.origins
        configuration.maxBody = options.maxBody
        configuration.maxHead = options.maxHead
        configuration.journalBytes = options.journalBytes
        do throws(MockServerError) {
            return try MockServer.start(
                repertoire, scenarios: options.scenarios, configuration: configuration,
                log: options.isQuiet ? nil : ConsoleLog(renderer: options.logFormat))
        } catch {
            switch error {
            case .findings(let diagnostics):
                for diagnostic in diagnostics { OutputFile.standardError.write(line: diagnostic.rendered) }
                throw .alreadyReported
            case .unusable(let message): throw CommandError(message)
            }
        }
    }
}
