import Contracts
import Foundation
import SourceDocuments
import Testing

@testable import ContractTesting

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

struct CoverageLogTests {
    private static func contract() throws -> Contracts.Contract {
        let loader = ContractLoader(into: DiagnosticCollector()) { path throws(Diagnostic) in
            throw Diagnostic(.error, at: SourceLocation(file: path, position: .start), "none", id: "none")
        }
        let path = NotesMock.file("openapi.yaml")
        let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: path)))
        return try #require(loader.load(try SourceParser.parse(bytes: bytes, file: path)))
    }

    @Test func aFolderThatCannotBeMadeCostsNoTest() throws {
        let file = NotesMock.newFolder()
        try Data().write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let contract = try Self.contract()
        RecordingFolders.$coverageOverride.withValue(file.path) {
            CoverageLog.current?.record([], of: [ContractOutline(contract)])
        }
        #expect(try Data(contentsOf: file).isEmpty)
    }

    private static func fact(_ name: String) -> CoverageFact {
        CoverageFact(contract: "notes", operation: "getNote", status: 200, variant: name, test: "test")
    }

    @Test func threadsRecordAtOnceAndEveryLineIsWhole() throws {
        let folder = NotesMock.newFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let log = try #require(RecordingFolders.$coverageOverride.withValue(folder.path) { CoverageLog.current })
        let outline = ContractOutline(try Self.contract())
        DispatchQueue.concurrentPerform(iterations: 400) { index in
            // Half of them are those of another thread too.
            log.record([Self.fact("\(index / 2)"), Self.fact("own \(index)")], of: [outline])
        }
        let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: log.path)))
        #expect(bytes.starts(with: CoverageFile.header.utf8))
        #expect(bytes.count { $0 == 0x0A } == 2 + 200 + 400)
        #expect(try CoverageFile.read(bytes).facts.count == 600)
    }

    /// A pipe that nobody reads holds up the one who writes to it, and nobody else.
    @Test(.timeLimit(.minutes(1))) func whoHasNothingNewWaitsForNobody() async throws {
        let folder = NotesMock.newFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let log = try #require(RecordingFolders.$coverageOverride.withValue(folder.path) { CoverageLog.current })
        log.record([Self.fact("known")], of: [])
        try FileManager.default.removeItem(atPath: log.path)
        try #require(unsafe mkfifo(log.path, 0o600) == 0)
        let isWritten = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            log.record([Self.fact("new")], of: [])
            isWritten.signal()
        }
        while !log.knows(Self.fact("new")) { await Task.yield() }
        log.record([Self.fact("known")], of: [])
        let descriptor = unsafe open(log.path, O_RDONLY)
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                isWritten.wait()
                continuation.resume()
            }
        }
        close(descriptor)
    }
}
