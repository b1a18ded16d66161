/// Reads through another reader and remembers what was read, so that a later reading can be compared with it.
package final class RecordingReader: FileReader {
    /// What was read: the content of files, and what folders hold.
    package struct Snapshot: Equatable, Sendable {
        /// A digest of each file's content, or of the reason why it could not be read.
        private(set) var files: [String: Int] = [:]
        private(set) var folders: [String: [String]] = [:]
        /// Files that were looked for, and whether they were there.
        private(set) var looks: [String: Bool] = [:]

        /// The folders where a change could change what is read.
        package var watchedFolders: [String] {
            Set(folders.keys).union((Array(files.keys) + Array(looks.keys)).map(Paths.folder)).sorted()
        }

        /// The files that were read, or that it was tried to read.
        package var readFiles: [String] { files.keys.sorted() }

        /// The files whose content differs, or that only one of the two has, sorted.
        package func changedFiles(since earlier: Snapshot) -> [String] {
            Set(files.keys).union(earlier.files.keys).filter { files[$0] != earlier.files[$0] }.sorted()
        }

        fileprivate mutating func add(file: String, digest: Int) { files[Paths.normalise(file)] = digest }
        fileprivate mutating func add(folder: String, names: [String]) { folders[Paths.normalise(folder)] = names }
        fileprivate mutating func add(look: String, found: Bool) { looks[Paths.normalise(look)] = found }
    }

    private let reader: any FileReader
    private let recorded = LockedValue(Snapshot())

    /// Makes a reader that reads through another one.
    package init(_ reader: any FileReader) {
        self.reader = reader
    }

    /// What was read so far.
    package var snapshot: Snapshot { recorded.withLock { $0 } }

    package func readFile(_ path: String) throws(FileError) -> [UInt8] {
        do throws(FileError) {
            let bytes = try reader.readFile(path)
            recorded.withLock { $0.add(file: path, digest: bytes.hashValue) }
            return bytes
        } catch {
            recorded.withLock { $0.add(file: path, digest: error.hashValue) }
            throw error
        }
    }

    package func listFolder(_ path: String) throws(FileError) -> [String] {
        let names = try reader.listFolder(path)
        recorded.withLock { $0.add(folder: path, names: names) }
        return names
    }

    package func isFolder(_ path: String) -> Bool {
        reader.isFolder(path)
    }

    package func exists(_ path: String) -> Bool {
        let found = reader.exists(path)
        recorded.withLock { $0.add(look: path, found: found) }
        return found
    }

    package func resolved(_ path: String) throws(FileError) -> String {
        try reader.resolved(path)
    }
}
