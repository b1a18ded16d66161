import Foundation
import Support
import Testing

@Suite final class FileSystemAppendingTests {
    private let files = FileSystem()
    private let folder = NSTemporaryDirectory() + "understudy-" + UUID().uuidString

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    @Test func addsAtTheEnd() throws {
        try files.makeFolders(folder)
        try files.append([1, 2], to: folder + "/file")
        try files.append([3], to: folder + "/file")
        #expect(try files.readFile(folder + "/file") == [1, 2, 3])
        let error = #expect(throws: FileError.self) { try files.append([1], to: folder + "/none/file") }
        #expect(error?.description == "cannot write \(folder)/none/file: No such file or directory")
    }

    @Test func makesEveryFolderOnTheWay() throws {
        try files.makeFolders(folder + "/a/../a/b")
        try files.makeFolders(folder + "/a/b")
        #expect(files.isFolder(folder + "/a/b"))
        #expect(try files.makeFolder(folder + "/a/c"))
        #expect(try !files.makeFolder(folder + "/a/c"))
        try files.writeFile([], to: folder + "/file")
        let error = #expect(throws: FileError.self) { try files.makeFolders(folder + "/file") }
        #expect(error?.description == "cannot make \(folder)/file: File exists")
        let below = #expect(throws: FileError.self) { try files.makeFolders(folder + "/file/below") }
        #expect(below?.description == "cannot make \(folder)/file: File exists")
    }
}
