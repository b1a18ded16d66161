/// Where loaders read files from, so that they can be tested without a disk.
package protocol FileReader: Sendable {
    /// The bytes of a file.
    func readFile(_ path: String) throws(FileError) -> [UInt8]
    /// The names in a folder, sorted by their bytes.
    func listFolder(_ path: String) throws(FileError) -> [String]
    /// True when a folder stands there.
    func isFolder(_ path: String) -> Bool
    /// True when a file or folder stands there.
    func exists(_ path: String) -> Bool
    /// The path with every symbolic link followed; a path where nothing stands is only made absolute and normal.
    func resolved(_ path: String) -> String
}

extension FileReader {
    /// True when `path`, with every link followed, lies under `folder`.
    package func isBelow(_ path: String, folder: String) -> Bool {
        let base = resolved(folder)
        return resolved(path).hasPrefix(base.hasSuffix("/") ? base : base + "/")
    }
}
