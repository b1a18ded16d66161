package import Support

/// Files that stand in memory, so that loaders can be tested without a disk.
package struct MemoryFiles: FileReader {
    private let files: [String: [UInt8]]

    /// Makes files of that text.
    package init(_ texts: [String: String]) {
        files = texts.mapValues { Array($0.utf8) }
    }

    package func readFile(_ path: String) throws(FileError) -> [UInt8] {
        guard let bytes = files[FilePath.normalized(path)] else {
            throw FileError(path: path, reason: "no such file or directory")
        }
        return bytes
    }

    package func listFolder(_ path: String) throws(FileError) -> [String] {
        let prefix = FilePath.normalized(path) + "/"
        let below = files.keys.filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) }
        return Set(below.map { String($0.prefix { $0 != "/" }) }).sorted()
    }

    package func isFolder(_ path: String) -> Bool {
        files.keys.contains { $0.hasPrefix(FilePath.normalized(path) + "/") }
    }

    package func exists(_ path: String) -> Bool {
        files[FilePath.normalized(path)] != nil || isFolder(path)
    }

    package func resolved(_ path: String) -> String {
        "/" + FilePath.normalized(path)
    }
}
