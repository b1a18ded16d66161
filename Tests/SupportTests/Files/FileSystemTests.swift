import Foundation
import Support
import Testing

@Suite final class FileSystemTests {
    private let files = FileSystem()
    private let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "understudy-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder + "/a/b", withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: folder + "/ab", withIntermediateDirectories: true)
        try Data("text".utf8).write(to: URL(fileURLWithPath: folder + "/a/one.txt"))
        try Data().write(to: URL(fileURLWithPath: folder + "/a/Two"))
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/a/out", withDestinationPath: folder + "/ab")
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    @Test func readsFilesOfEverySize() throws {
        #expect(try files.readFile(folder + "/a/one.txt") == Array("text".utf8))
        #expect(try files.readFile(folder + "/a/Two") == [])
        let large = (0..<300_001).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try files.writeFile(large, to: folder + "/large")
        #expect(try files.readFile(folder + "/large") == large)
    }

    @Test func readsWhatStatesNoSize() throws {
        #expect(try files.readFile("/dev/null") == [])
    }

    @Test func saysWhyAFileCannotBeRead() {
        let missing = #expect(throws: FileError.self) { try files.readFile(folder + "/none") }
        #expect(missing?.description == "cannot read \(folder)/none: No such file or directory")
        let isFolder = #expect(throws: FileError.self) { try files.readFile(folder + "/a") }
        #expect(isFolder?.description == "cannot read \(folder)/a: Is a directory")
    }

    @Test func listsFoldersInOrder() throws {
        #expect(try files.listFolder(folder + "/a") == ["Two", "b", "one.txt", "out"])
        let error = #expect(throws: FileError.self) { try files.listFolder(folder + "/a/Two") }
        #expect(error?.description == "cannot list \(folder)/a/Two: Not a directory")
    }

    @Test func tellsFoldersFromFiles() {
        #expect(files.isFolder(folder + "/a"))
        #expect(files.isFolder(folder + "/a/out"))
        #expect(!files.isFolder(folder + "/a/Two"))
        #expect(files.exists(folder + "/a/Two"))
        #expect(!files.exists(folder + "/a/Three"))
    }

    @Test func linksDoNotLeadOutOfAFolder() throws {
        try files.writeFile([1], to: folder + "/ab/secret")
        #expect(files.isBelow(folder + "/a/one.txt", folder: folder + "/a"))
        #expect(files.isBelow(folder + "/a", folder: folder + "/a/"))
        #expect(files.isBelow(folder + "/a/b/../one.txt", folder: folder + "/a"))
        #expect(files.isBelow(folder + "/a/one.txt", folder: "/"))
        #expect(!files.isBelow(folder + "/a/out/secret", folder: folder + "/a"))
        #expect(!files.isBelow(folder + "/ab", folder: folder + "/a"))
        #expect(!files.isBelow(folder + "/a/../ab", folder: folder + "/a"))
        #expect(!files.isBelow(folder + "/a/missing", folder: folder + "/a"))
        let error = #expect(throws: FileError.self) { try files.resolved(folder + "/a/missing") }
        #expect(error?.description == "cannot find \(folder)/a/missing: No such file or directory")
    }

    @Test func writesWholeFilesAndLeavesNoDraft() throws {
        try files.writeFile([1, 2], to: folder + "/ab/new", mode: 0o600)
        try files.writeFile([3], to: folder + "/ab/new", mode: 0o600)
        #expect(try files.readFile(folder + "/ab/new") == [3])
        #expect(try files.listFolder(folder + "/ab") == ["new"])
        let mode = try FileManager.default.attributesOfItem(atPath: folder + "/ab/new")[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let missing = #expect(throws: FileError.self) { try files.writeFile([], to: folder + "/none/new") }
        #expect(missing?.description == "cannot write \(folder)/none/new: No such file or directory")
        let isFolder = #expect(throws: FileError.self) { try files.writeFile([], to: folder + "/a") }
        #expect(isFolder?.description == "cannot write \(folder)/a: Is a directory")
        #expect(try files.listFolder(folder) == ["a", "ab"])
    }
}
