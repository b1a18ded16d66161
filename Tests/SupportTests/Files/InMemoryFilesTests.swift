import Support
import Testing

@Suite struct InMemoryFilesTests {
    let files = InMemoryFiles(["a/b/one.yaml": "1", "a/two.yaml": "2", "/c/three.yaml": "3"])

    @Test func readsAndLists() throws {
        #expect(try files.readFile("a/./two.yaml") == Array("2".utf8))
        #expect(try files.listFolder("a") == ["b", "two.yaml"])
        #expect(try files.listFolder(".") == ["a"])
        #expect(try InMemoryFiles(bytes: ["x": [0xFF]]).readFile("x") == [0xFF])
    }

    @Test func tellsWhatExists() {
        #expect(files.isFolder("a/b"))
        #expect(!files.isFolder("a/two.yaml"))
        #expect(!files.isFolder("d"))
        #expect(files.exists("a/b"))
        #expect(files.exists("/c/three.yaml"))
        #expect(!files.exists("c"))
        #expect(files.isBelow("a/b/../two.yaml", folder: "a"))
        #expect(!files.isBelow("/c/three.yaml", folder: "a"))
    }

    @Test func refusesAsTheSystemDoes() {
        let messages = [
            #expect(throws: FileError.self) { try files.readFile("a") },
            #expect(throws: FileError.self) { try files.readFile("z") },
            #expect(throws: FileError.self) { try files.listFolder("z") },
            #expect(throws: FileError.self) { try files.listFolder("a/two.yaml") },
            #expect(throws: FileError.self) { try files.resolved("z") },
        ].map { $0?.description }
        #expect(
            messages == [
                "cannot read a: Is a directory", "cannot read z: No such file or directory",
                "cannot list z: No such file or directory", "cannot list a/two.yaml: Not a directory",
                "cannot find z: No such file or directory",
            ])
    }
}
