/// Files that exist in memory only; folders are there as soon as a file lies below them.
package struct InMemoryFiles: FileReader {
    private var contents: [String: [UInt8]] = [:]

    /// Makes files of paths and texts.
    package init(_ files: [String: String] = [:]) {
        for (path, text) in files { contents[Paths.normalise(path)] = Array(text.utf8) }
    }

    /// Makes files of paths and bytes.
    package init(bytes files: [String: [UInt8]]) {
        for (path, bytes) in files { contents[Paths.normalise(path)] = bytes }
    }

    package func readFile(_ path: String) throws(FileError) -> [UInt8] {
        if let bytes = contents[Paths.normalise(path)] { return bytes }
        throw FileError(
            attempt: "read", path: path, reason: isFolder(path) ? "Is a directory" : "No such file or directory")
    }

    package func listFolder(_ path: String) throws(FileError) -> [String] {
        guard isFolder(path) else {
            throw FileError(
                attempt: "list", path: path, reason: exists(path) ? "Not a directory" : "No such file or directory")
        }
        let names = contents.keys.compactMap { file in
            Paths.relative(file, to: path)?.split(separator: "/").first.map(String.init)
        }
        return Set(names).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    package func isFolder(_ path: String) -> Bool {
        contents.keys.contains { (Paths.relative($0, to: path) ?? ".") != "." }
    }

    package func exists(_ path: String) -> Bool {
        contents[Paths.normalise(path)] != nil || isFolder(path)
    }

    package func resolved(_ path: String) throws(FileError) -> String {
        guard exists(path) else {
            throw FileError(attempt: "find", path: path, reason: "No such file or directory")
        }
        return Paths.join("/", path)
    }
}
