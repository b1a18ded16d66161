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
        var hasHeader = false
        var hasFailed = false
    }

    private static let logs = LockedValue<[String: CoverageLog]>([:])

    /// The file.
    let path: String
    private let folder: String
    private let state = LockedValue(State())

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

    /// Records that a test played a variant of a response.
    ///
    /// - Parameters:
    ///   - variant: The variant.
    ///   - operation: The operation that it answers.
    ///   - contract: The contract of the operation.
    ///   - fileID: Where it is played, for tests whose name is not known.
    ///   - function: The function there.
    static func exercised(
        variant: Contracts.ResponseVariant, operation: Contracts.Operation, contract: Contracts.Contract,
        fileID: StaticString = #fileID, function: StaticString = #function
    ) {
        guard let log = current else { return }
        let fact = CoverageFact(
            contract: contract.name, operation: operation.id, status: variant.status.code, variant: variant.id,
            test: CurrentTest.name ?? CurrentTest.place(fileID: fileID, function: function))
        log.record([fact], of: [ContractOutline(contract)])
    }

    /// Records facts, and what the contracts document that they are about; what is known already is not written again.
    func record(_ facts: [CoverageFact], of outlines: [ContractOutline]) {
        state.withLock { state in
            guard !state.hasFailed else { return }
            var known = state.known
            var lines = ""
            for outline in outlines where known.contracts[outline.name] != outline {
                known.add(outline)
                if known.contracts[outline.name] != state.known.contracts[outline.name] {
                    lines += CoverageFile.line(of: outline)
                }
            }
            for fact in facts where !known.facts.contains(fact) {
                known.add(fact)
                lines += CoverageFile.line(of: fact)
            }
            guard !lines.isEmpty else { return }
            do throws(FileError) {
                if !state.hasHeader {
                    try FileSystem().makeFolders(folder)
                    lines = CoverageFile.header + lines
                }
                try FileSystem().append(Array(lines.utf8), to: path)
                state.known = known
                state.hasHeader = true
            } catch {
                state.hasFailed = true
                OutputFile.standardError.write(line: "understudy: coverage is not recorded: \(error)")
            }
        }
    }
}
