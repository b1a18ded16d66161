import Contracts
import MockServer
import Network
import Scenarios
import SourceDocuments
import Support

/// The files that a server plays: loads them, starts a server on them, and loads them again when they change.
struct ServedFiles {
    private let options: ServeOptions
    /// The files and folders.
    let paths: [String]
    /// What was read for the server that is started; a change is what differs from it.
    private let reader = RecordingReader(FileSystem())

    /// Looks for the files that the options name, or `fixtures` and `scenarios` below the current folder.
    init(_ options: ServeOptions) {
        self.options = options
        let files = FileSystem()
        paths = options.paths.isEmpty ? ["fixtures", "scenarios"].filter { files.isFolder($0) } : options.paths
    }

    /// Loads them; findings go to standard error.
    func load() throws(CommandError) -> Repertoire {
        guard !paths.isEmpty else {
            throw CommandError("nothing to serve: name a file or folder, or start where fixtures/ or scenarios/ is")
        }
        let loaded = RepertoireLoader(reader: options.watches ? reader : FileSystem()).load(paths)
        for diagnostic in loaded.diagnostics where diagnostic.severity != .info {
            OutputFile.standardError.write(line: diagnostic.rendered)
        }
        guard !loaded.diagnostics.contains(where: { $0.severity == .error }) else { throw .alreadyReported }
        guard !loaded.repertoire.contracts.isEmpty else {
            throw CommandError("no contract found in \(paths.joined(separator: ", ")), expected an OpenAPI document")
        }
        return loaded.repertoire
    }

    /// Starts a server on what was loaded.
    func start(_ repertoire: Repertoire, log: (any RequestLog)?) throws(CommandError) -> RunningServer {
        do throws(MockServerError) {
            return try RunningServer.start(
                repertoire, scenarios: options.scenarios, configuration: options.configuration, log: log)
        } catch {
            switch error {
            case .findings(let diagnostics):
                for diagnostic in diagnostics { OutputFile.standardError.write(line: diagnostic.rendered) }
                throw .alreadyReported
            case .unusable(let message): throw CommandError(message)
            }
        }
    }

    /// Loads the files again whenever they change.
    ///
    /// - Parameters:
    ///   - server: Plays what was loaded, when it is good.
    ///   - output: Where the line about a good change goes; nil for nowhere.
    /// - Returns: What watches, until it is stopped.
    /// - Throws: Why the system gives no watch.
    func watch(_ server: RunningServer, output: OutputFile?) throws(CommandError) -> FileWatch {
        try FileWatch(paths, server: server, snapshot: reader.snapshot, output: output)
    }
}
