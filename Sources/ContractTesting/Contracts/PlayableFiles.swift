import Contracts
import MockServer
import Scenarios
import SourceDocuments
import Support

/// What servers in this process can play, loaded once for all that play the same files.
///
/// Immutable, so any thread may use it.
final class PlayableFiles: Sendable {
    /// What can be played.
    let served: ServedRepertoire

    private init(served: ServedRepertoire) {
        self.served = served
    }

    /// The files of one server.
    private struct Files: Hashable {
        var paths: [String] = []
        /// The folder that the names of scenarios are counted from; nil for files that are not the library's.
        var root: String?
    }

    private struct Loaded: Sendable {
        let files: PlayableFiles
        /// What was read, since files of one's own may change between two tests.
        let stamps: [String: FileStamp]
    }

    /// Where warnings about files go, once for all servers that play them.
    @TaskLocal static var tell: @Sendable (String) -> Void = { OutputFile.standardError.write(line: $0) }
    private static let cache = LockedValue<[Files: Loaded]>([:])
    /// One token for all servers of the process, so that they can share prepared answers.
    static let runToken = RunToken.make()

    /// Finds what a test wishes to play, in the cache or on disk.
    ///
    /// - Parameters:
    ///   - contract: The contract; nil for that of the scenario.
    ///   - scenario: The scenario: one of the library's or of the contract's folder by its name, or the path of a file;
    ///     nil for what the contract plays by itself.
    /// - Returns: The files, and the names of the scenarios to play; several names only when none was given.
    /// - Throws: `MockServerFailure` with every mistake that the files hold.
    static func load(
        _ contract: Contract?, scenario: String?
    ) throws(MockServerFailure) -> (files: PlayableFiles, scenarios: [String]) {
        let (files, name) = try find(contract, scenario)
        let playable = try load(files)
        if let name {
            let known = playable.served.repertoire.scenarios.map(\.name).sorted()
            // A path that gives none has a message of its own.
            guard known.contains(name) || scenario.map(FileSystem().exists) == true else {
                throw MockServerFailure(unknown: "scenario", name, among: known)
            }
            return (playable, [name])
        }
        let repertoire = playable.served.repertoire
        let first = repertoire.contracts.first
        return (playable, first.map(repertoire.usualScenarios(of:))?.map(\.name) ?? [])
    }

    private static func load(_ files: Files) throws(MockServerFailure) -> PlayableFiles {
        if let known = cache.withLock({ $0[files] }), FileStamp.areCurrent(known.stamps) { return known.files }
        let reader = RecordingReader(FileSystem())
        let loaded = RepertoireLoader(reader: reader).load(files.paths, namedBelow: files.root)
        let errors = loaded.diagnostics.filter { $0.severity == .error }
        guard errors.isEmpty else { throw MockServerFailure(lines: errors.map(\.rendered)) }
        guard !loaded.repertoire.contracts.isEmpty else {
            throw MockServerFailure(
                "no contract in \(files.paths.joined(separator: ", ")), expected an OpenAPI document")
        }
        let served: ServedRepertoire
        do throws(MockServerError) {
            served = try ServedRepertoire(loaded.repertoire, runToken: runToken)
        } catch {
            throw MockServerFailure(error)
        }
        // A server says so in its own output; in a test nobody would hear of it.
        for warning in loaded.diagnostics where warning.severity == .warning { tell(warning.rendered) }
        let playable = PlayableFiles(served: served)
        // The library's own files do not change while a test runs.
        let stamps = files.root == nil ? FileStamp.ofFiles(reader.snapshot.readFiles) : [:]
        cache.withLock { $0[files] = Loaded(files: playable, stamps: stamps) }
        return playable
    }

    private static func find(
        _ contract: Contract?, _ scenario: String?
    ) throws(MockServerFailure) -> (Files, scenario: String?) {
        var files = Files()
        switch contract?.source {
        case nil: break
        case .file(let path): files.paths.append(path)
        case .bundled(let name): try add(vendor: name, to: &files)
        }
        var name = scenario
        if let scenario {
            if BundledFiles.scenario(scenario) != nil {
                if files.root == nil { try add(vendor: Paths.folder(of: scenario), to: &files) }
            } else if FileSystem().exists(scenario) {
                files.paths.append(scenario)
                files.root = nil
                name = Paths.withoutEnding(Paths.name(of: scenario))
            } else if case .file = contract?.source {
                // Of a folder with scenarios of its own, one by its name.
            } else {
                throw MockServerFailure(unknown: "scenario", scenario, among: BundledFiles.scenarioNames)
            }
        }
        guard !files.paths.isEmpty else { throw MockServerFailure("nothing to play: give a contract or a scenario") }
        return (files, name)
    }

    /// Adds a contract of the library with all its scenarios, so that sessions can choose among them.
    private static func add(vendor name: String, to files: inout Files) throws(MockServerFailure) {
        let contract = BundledFiles.contract(name)
        guard FileSystem().exists(contract) else {
            throw MockServerFailure(unknown: "contract", name, among: BundledFiles.contractNames)
        }
        files.paths.append(contract)
        files.paths.append(Paths.join(BundledFiles.scenarios, name))
        files.root = BundledFiles.scenarios
    }
}
