import Contracts
import MockServer
import Network
import Scenarios
import SourceDocuments
import Support

/// Plays files anew when they have changed (`--watch`): good ones in the place of the old, whole; bad ones not at all.
final class FileWatch: Sendable {
    private let paths: [String]
    private let server: RunningServer
    private let output: OutputFile?
    private struct State: Sendable {
        /// What was read last.
        var last: RecordingReader.Snapshot
        /// What was read for what is played.
        var played: RecordingReader.Snapshot
    }

    private let state: LockedValue<State>
    private let folders = LockedValue<FolderWatch?>(nil)

    init(
        _ paths: [String], server: RunningServer, snapshot: RecordingReader.Snapshot, output: OutputFile?
    ) throws(CommandError) {
        self.paths = paths
        self.server = server
        self.output = output
        state = LockedValue(State(last: snapshot, played: snapshot))
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
        let before = state.withLock { state in
            defer { state.last = snapshot }
            return state
        }
        folders.withLock { $0 }?.watch(snapshot.watchedFolders)
        guard snapshot != before.last else { return }
        let changed = snapshot.changedFiles(since: before.last)
        guard !changed.isEmpty else { return }
        let findings = loaded.diagnostics.filter { $0.severity != .info } + lost(in: loaded.repertoire, snapshot)
        for finding in findings { OutputFile.standardError.write(line: finding.rendered) }
        guard !findings.contains(where: { $0.severity == .error }) else { return refuse(changed) }
        do throws(MockServerError) {
            let notes = try server.replace(with: loaded.repertoire)
            state.withLock { $0.played = snapshot }
            // With what was changed before, by a reload that was refused.
            let all = Set(changed).union(snapshot.changedFiles(since: before.played)).sorted()
            let removed = all.filter { !reader.exists($0) }
            let reloaded = all.filter { !removed.contains($0) }
            for (word, files) in [("reloaded", reloaded), ("removed", removed)] where !files.isEmpty {
                output?.write(line: "\(word) \(files.joined(separator: ", "))")
            }
            for note in notes { OutputFile.standardError.write(line: "understudy: \(note)") }
        } catch {
            for line in error.lines { OutputFile.standardError.write(line: "understudy: error: \(line)") }
            refuse(changed)
        }
    }

    /// The files that are played and were read, but are neither a contract nor a scenario any more: most likely an
    /// editor has saved half of one, and playing on without it would be no good.
    private func lost(in next: Repertoire, _ snapshot: RecordingReader.Snapshot) -> [Diagnostic] {
        let read = Set(snapshot.readFiles)
        let kept = Set(next.files.map(Paths.normalise))
        let lost = Set(server.sessions.repertoire.repertoire.files.map(Paths.normalise)).subtracting(kept)
        return lost.intersection(read).sorted().map { file in
            Diagnostic(
                .error, at: SourceLocation(file: file, position: .start),
                "neither a contract nor a scenario any more; remove the file to do without it", id: "unknown-document")
        }
    }

    private func refuse(_ changed: [String]) {
        OutputFile.standardError.write(
            line: "understudy: \(changed.joined(separator: ", ")) not reloaded; the server plays on as before")
    }
}
