#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

extension FileSystem {
    /// Adds bytes at the end of a file, in one call to the system where it takes them so: what several processes add
    /// at once stands one behind the other.
    ///
    /// - Parameters:
    ///   - bytes: What is added.
    ///   - path: The file, which is made when it is not there; its folder must exist.
    ///   - mode: The permission bits of a new file, before the process's mask.
    /// - Throws: What the system says.
    package func append(_ bytes: [UInt8], to path: String, mode: UInt32 = 0o666) throws(FileError) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, mode_t(mode))
        guard descriptor >= 0 else { throw FileError(attempt: "write", path: path, number: errno) }
        defer { close(descriptor) }
        try OutputFile(descriptor: descriptor, name: path).write(bytes)
    }

    /// Makes a folder, and those above it that are not there.
    ///
    /// - Parameter path: The folder; it may be there already.
    /// - Throws: What the system says.
    package func makeFolders(_ path: String) throws(FileError) {
        guard !isFolder(path) else { return }
        let above = Paths.folder(of: path)
        if above != Paths.normalise(path) { try makeFolders(above) }
        // Another process may make it at the same moment.
        guard try makeFolder(path) || isFolder(path) else {
            throw FileError(attempt: "make", path: path, number: EEXIST)
        }
    }

    /// Makes a folder whose parent is there.
    ///
    /// - Parameter path: The folder.
    /// - Returns: False when something of that name is there already.
    /// - Throws: What the system says.
    package func makeFolder(_ path: String) throws(FileError) -> Bool {
        if unsafe mkdir(path, 0o777) == 0 { return true }
        guard errno == EEXIST else { throw FileError(attempt: "make", path: path, number: errno) }
        return false
    }
}
