import Foundation
import Support
import Testing

@testable import ContractTesting

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

@Suite struct EvidenceFolderTests {
    private let root = NotesMock.newFolder()

    private func text(_ folder: EvidenceFolder, _ name: String) throws -> String {
        try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
    }

    @Test func eachHasAFolderOfItsOwnHoweverManyAreMadeAtOnce() async throws {
        defer { try? FileManager.default.removeItem(at: root) }
        let paths = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<20 { group.addTask { [root] in try EvidenceFolder.make("test", in: root.path).path } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(paths.count == 20)
        #expect(paths.contains(root.path + "/test"))
        #expect(paths.contains(root.path + "/test-20"))
    }

    @Test func anEarlierFailuresFilesDoNotTakeThePlaceOfALaterOnes() throws {
        defer { try? FileManager.default.removeItem(at: root) }
        let folder = try EvidenceFolder.make("test", in: root.path)
        let (first, second) = (folder.begin(), folder.begin())
        try folder.keep([.init(name: "a", text: "second")], of: second)
        try folder.keep([.init(name: "a", text: "first")], of: first)
        #expect(try text(folder, "a") == "second")
        try folder.keep([.init(name: "a", text: "third")], of: folder.begin())
        #expect(try text(folder, "a") == "third")
    }

    /// A pipe that nobody reads holds up the one who writes to it, and nobody else.
    @Test(.timeLimit(.minutes(1))) func whoeverComesWhileOneWritesGoesOn() async throws {
        defer { try? FileManager.default.removeItem(at: root) }
        let folder = try EvidenceFolder.make("test", in: root.path)
        let pipe = "\(folder.path)/a.\(getpid()).tmp"
        try #require(unsafe mkfifo(pipe, 0o600) == 0)
        let isWritten = DispatchSemaphore(value: 0)
        let first = folder.begin()
        Thread.detachNewThread {
            try? folder.keep([.init(name: "a", text: "first")], of: first)
            isWritten.signal()
        }
        // It has taken the writing over once this one does not write.
        var latest = ""
        while latest.isEmpty {
            let ordinal = folder.begin()
            latest = "failure \(ordinal)"
            try folder.append(latest + "\n", to: "failure.txt")
            guard folder.isWriting else {
                latest = ""
                await Task.yield()
                continue
            }
            try folder.keep([.init(name: "a", text: latest)], of: ordinal)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).contains("a") == false)
        // Lets the writer go on.
        let descriptor = unsafe open(pipe, O_RDONLY)
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                isWritten.wait()
                continuation.resume()
            }
        }
        close(descriptor)
        #expect(try text(folder, "a") == latest)
    }

    /// Two tests that fail on one server do not wait for each other's files.
    @Test(.timeLimit(.minutes(1))) func testsOfOneServerDoNotWaitForEachOther() async throws {
        defer { try? FileManager.default.removeItem(at: root) }
        let mock = try await onThread { try NotesMock.start() }
        defer { mock.stop() }
        let site = CallSite(fileID: #fileID, filePath: #filePath, line: 1, column: 1)
        // Of a thread the test is not known, so that it is another one than this.
        let write: @Sendable () -> String? = { [root] in
            RecordingFolders.$evidenceOverride.withValue(root.path) {
                Evidence.write(for: mock, failure: "a", at: site)
            }
        }
        let line = try #require(try await onThread(write))
        let pipe = line.dropFirst("evidence: ".count) + "/failure.txt"
        try FileManager.default.removeItem(atPath: String(pipe))
        try #require(unsafe mkfifo(String(pipe), 0o600) == 0)
        let isWritten = DispatchSemaphore(value: 0)
        let begins = mock.evidenceFolders.withLock { $0.values.first?.begin() ?? 0 }
        Thread.detachNewThread {
            _ = write()
            isWritten.signal()
        }
        while mock.evidenceFolders.withLock({ $0.values.first?.failures ?? 0 }) == begins { await Task.yield() }
        let own = try #require(write())
        #expect(own != line)
        let descriptor = unsafe open(String(pipe), O_RDONLY)
        try await onThread { isWritten.wait() }
        close(descriptor)
    }

    private func onThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
        }
    }
}
