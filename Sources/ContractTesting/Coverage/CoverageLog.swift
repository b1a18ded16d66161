import Contracts
import Foundation
import HTTPModel
import Support

/// The file in which this process records what its tests exercise: one a process, however many servers it has.
///
/// Every fact is written as soon as it is known, so that a process that is killed loses nothing of what was recorded.
/// Any thread may use it.
final class CoverageLog: Sendable {
    private struct State: Sendable {
        var known = CoverageRecord()
        var hasFailed = false
    }

    private static let logs = LockedValue<[String: CoverageLog]>([:])

    /// The file.
    let path: String
    private let folder: String
    private let state = LockedValue(State())
    /// True once the file is there, with its first line.
    private let hasHeader = LockedValue(false)

    private init(folder: String) {
        self.folder = folder
        let process = ProcessInfo.processInfo.processIdentifier
        let draw = String(UInt32.random(in: 0x1000_0000...UInt32.max), radix: 16)
        path = Paths.join(folder, "\(process)-\(draw).\(CoverageFile.ending)")
    }

    /// The log of the folder that is named for coverage; nil when there is none.
    static var current: CoverageLog? {
        guard let folder = RecordingFolders.coverage else { return nil }
        return logs.withLock { logs in
            if let known = logs[folder] { return known }
            let log = CoverageLog(folder: folder)
            logs[folder] = log
            return log
        }
    }

    /// Records facts, and what the contracts document that they are about; what is known already is not written again.
    ///
    /// Only what is new is decided alone. Threads write at the same time, each all of its lines in one call that adds them
    /// at the end of the file, so none of them stands within another's; in which order they stand does not matter.
    func record(_ facts: [CoverageFact], of outlines: [ContractOutline]) {
        let lines = state.withLock { state in
            guard !state.hasFailed else { return "" }
            var lines = ""
            for outline in outlines {
                let known = state.known.contracts[outline.name]
                guard known != outline else { continue }
                state.known.add(outline)
                if state.known.contracts[outline.name] != known { lines += CoverageFile.line(of: outline) }
            }
            for fact in facts where !state.known.facts.contains(fact) {
                state.known.add(fact)
                lines += CoverageFile.line(of: fact)
            }
            return lines
        }
        guard !lines.isEmpty else { return }
        do throws(FileError) {
            try begin()
            try FileSystem().append(Array(lines.utf8), to: path)
        } catch {
            let isFirst = state.withLock { state in
                defer { state.hasFailed = true }
                return !state.hasFailed
            }
            guard isFirst else { return }
            OutputFile.standardError.write(line: "understudy: coverage is not recorded: \(ErrorText.line(of: error))")
        }
    }

    /// True when a fact was recorded, or is being recorded.
    func knows(_ fact: CoverageFact) -> Bool {
        state.withLock { $0.known.facts.contains(fact) }
    }

    /// Makes the file with its first line, which must stand before all others: once, so that is worth waiting for.
    private func begin() throws(FileError) {
        try hasHeader.withLock { hasHeader throws(FileError) in
            guard !hasHeader else { return }
            try FileSystem().makeFolders(folder)
            try FileSystem().append(Array(CoverageFile.header.utf8), to: path)
            hasHeader = true
        }
    }
}
