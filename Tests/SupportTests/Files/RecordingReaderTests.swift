import Support
import Testing

struct RecordingReaderTests {
    private func snapshot(_ files: [String: String], reading paths: [String]) -> RecordingReader.Snapshot {
        let reader = RecordingReader(InMemoryFiles(files))
        for path in paths { _ = try? reader.readFile(path) }
        _ = try? reader.listFolder("a")
        _ = reader.exists("c/d.yaml")
        return reader.snapshot
    }

    @Test func whatIsReadAlikeIsEqual() {
        let files = ["a/x.yaml": "1", "b/y.yaml": "2"]
        let first = snapshot(files, reading: ["a/x.yaml", "b/y.yaml"])
        #expect(first == snapshot(files, reading: ["b/y.yaml", "a/x.yaml"]))
        #expect(first.watchedFolders == ["a", "b", "c"])
    }

    @Test func changesAreNamed() {
        let first = snapshot(["a/x.yaml": "1", "a/y.yaml": "2"], reading: ["a/x.yaml", "a/y.yaml", "a/z.yaml"])
        let second = snapshot(["a/x.yaml": "3", "a/z.yaml": "2"], reading: ["a/x.yaml", "a/y.yaml", "a/z.yaml"])
        #expect(first != second)
        #expect(second.changedFiles(since: first) == ["a/x.yaml", "a/y.yaml", "a/z.yaml"])
        #expect(first.changedFiles(since: first) == [])
    }
}
