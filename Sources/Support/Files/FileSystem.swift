#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The machine's file system, through POSIX calls.
package struct FileSystem: FileReader {
    private static let chunkSize = 1 << 16

    /// Makes a reader of the machine's files.
    package init() {}

    package func readFile(_ path: String) throws(FileError) -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(attempt: "read", path: path, number: errno) }
        defer { close(descriptor) }
        var status = stat()
        // One byte more than the size, so that the end is met without growing.
        let size = unsafe fstat(descriptor, &status) == 0 ? Int(status.st_size) + 1 : 0
        var bytes: [UInt8] = []
        while true {
            let wanted = max(Self.chunkSize, size - bytes.count)
            bytes.reserveCapacity(bytes.count + wanted)
            var count = 0
            let chunk = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, initialized in
                repeat {
                    count = unsafe read(descriptor, buffer.baseAddress, wanted)
                } while count < 0 && errno == EINTR
                initialized = max(0, count)
            }
            guard count >= 0 else { throw FileError(attempt: "read", path: path, number: errno) }
            guard count > 0 else { return bytes }
            bytes += chunk
        }
    }

    package func listFolder(_ path: String) throws(FileError) -> [String] {
        guard let folder = unsafe opendir(path) else { throw FileError(attempt: "list", path: path, number: errno) }
        defer { _ = unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
                unsafe String(cString: UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    package func isFolder(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    package func exists(_ path: String) -> Bool {
        unsafe access(path, F_OK) == 0
    }

    package func resolved(_ path: String) throws(FileError) -> String {
        guard let absolute = unsafe realpath(path, nil) else {
            throw FileError(attempt: "find", path: path, number: errno)
        }
        defer { unsafe free(absolute) }
        return unsafe String(cString: absolute)
    }

    /// Writes a file as a whole: who reads it meanwhile sees the old content or the new one, never a part.
    ///
    /// - Parameters:
    ///   - bytes: The content.
    ///   - path: The file; its folder must exist.
    ///   - mode: The permission bits of the file, before the process's mask.
    /// - Throws: What the system says.
    package func writeFile(_ bytes: [UInt8], to path: String, mode: UInt32 = 0o666) throws(FileError) {
        let draft = "\(path).\(getpid()).tmp"
        let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode_t(mode))
        guard descriptor >= 0 else { throw FileError(attempt: "write", path: path, number: errno) }
        do throws(FileError) {
            try OutputFile(descriptor: descriptor, name: path).write(bytes)
        } catch {
            close(descriptor)
            unsafe unlink(draft)
            throw error
        }
        guard close(descriptor) == 0, unsafe rename(draft, path) == 0 else {
            let number = errno
            unsafe unlink(draft)
            throw FileError(attempt: "write", path: path, number: number)
        }
    }
}
