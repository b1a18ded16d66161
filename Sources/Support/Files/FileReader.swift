/// Where loaders read files from: the file system, or memory in tests.
package protocol FileReader: Sendable {
    /// The whole content of a file.
    func readFile(_ path: String) throws(FileError) -> [UInt8]
    /// The names in a folder, sorted by their bytes, without `.` and `..`.
    func listFolder(_ path: String) throws(FileError) -> [String]
    /// Whether there is a folder, or a link to one.
    func isFolder(_ path: String) -> Bool
    /// Whether there is a file or folder.
    func exists(_ path: String) -> Bool
    /// The absolute path of an existing file or folder, with links, `.` and `..` resolved.
    func resolved(_ path: String) throws(FileError) -> String
}

extension FileReader {
    /// Whether a file or folder lies below a folder once links are resolved.
    ///
    /// - Parameters:
    ///   - path: The file or folder.
    ///   - folder: The folder that must hold it.
    /// - Returns: True when it does, or is the folder itself; false when it does not, or when one of them is missing.
    package func isBelow(_ path: String, folder: String) -> Bool {
        guard let path = try? resolved(path), let folder = try? resolved(folder) else { return false }
        // By bytes: Swift's own comparison takes differently composed letters for equal, file systems do not.
        let (bytes, prefix) = (Array(path.utf8), Array((folder == "/" ? "" : folder).utf8))
        return bytes.starts(with: prefix) && (bytes.count == prefix.count || bytes[prefix.count] == UInt8(ascii: "/"))
    }
}
