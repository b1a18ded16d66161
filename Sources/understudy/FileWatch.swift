import Contracts
import MockServer
import Network
import Scenarios
import SourceDocuments
import Support

/// Plays files anew when they have changed (`--watch`): good ones in the place of the old, whole; bad ones not at all.
final class FileWatch: Sendable {
    private let paths: [String]
    private let server: MockServer
    private let output: OutputFile?
    private let last: LockedValue<RecordingReader.Snapshot>
    private let folders = LockedValue<FolderWatch?>(nil)

    init(
        _ paths: [String], server: MockServer, snapshot: RecordingReader.Snapshot, output: OutputFile?
    ) throws(CommandError) {
        self.paths = paths
        self.server = server
        self.output = output
        last = LockedValue(snapshot)
        do throws(NetworkError) {
            let watch = try FolderWatch { [unowned self] in look() }
            folders.withLock { $0 = watch }
            watch.watch(snapshot.watchedFolders)
        } catch {
            throw CommandError(error.description)
        }
    }

    /// Watches no more.
    func stop() {
        folders.withLock { watch in
            defer { watch = nil }
            return watch
        }?.stop()
    }

    /// Called on the watch's own thread, one call at a time.
    private func look() {
        let reader = RecordingReader(FileSystem())
        let loaded = RepertoireLoader(reader: reader).load(paths)
        let snapshot = reader.snapshot
        let before = last.withLock { last in
            defer { last = snapshot }
            return last
        }
        folders.withLock { $0 }?.watch(snapshot.watchedFolders)
        guard snapshot != before else { return }
        let changed = snapshot.changedFiles(since: before)
        guard !changed.isEmpty else { return }
        let findings = loaded.diagnostics.filter { $0.severity != .info }.map(\.rendered)
        for finding in findings { OutputFile.standardError.write(line: finding) }
        guard !loaded.diagnostics.contains(where: { $0.severity == .error }) else { return refuse(changed) }
        do throws(MockServerError) {
            let notes = try server.replace(with: loaded.repertoire)
            output?.write(line: "reloaded \(changed.joined(separator: ", "))")
            for note in notes { OutputFile.standardError.write(line: "understudy: \(note)") }
        } catch {
            for line in error.lines { OutputFile.standardError.write(line: "understudy: error: \(line)") }
            refuse(changed)
        }
    }

    private func refuse(_ changed: [String]) {
        OutputFile.standardError.write(
            line: "understudy: \(changed.joined(separator: ", ")) not reloaded; the server plays on as before")
    }
}
