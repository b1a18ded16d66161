import Glibc

/// The machine's files.
package struct FileSystem: FileReader {
    /// Makes the one there is.
    package init() {}

    package func readFile(_ path: String) throws(FileError) -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last(path) }
        defer { _ = close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw .last(path) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw FileError(path: path, reason: "is a folder") }
        var bytes = [UInt8](repeating: 0, count: max(Int(status.st_size), 4096))
        var filled = 0
        while true {
            if filled == bytes.count { bytes += [UInt8](repeating: 0, count: bytes.count) }
            let count = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe read(descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .last(path) }
            if count == 0 { break }
            filled += count
        }
        bytes.removeLast(bytes.count - filled)
        return bytes
    }

    package func listFolder(_ path: String) throws(FileError) -> [String] {
        guard let folder = unsafe opendir(path) else { throw .last(path) }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
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

    package func resolved(_ path: String) -> String {
        if let found = unsafe realpath(path, nil) {
            defer { unsafe free(found) }
            return unsafe String(cString: found)
        }
        guard !path.hasPrefix("/"), let here = unsafe getcwd(nil, 0) else { return FilePath.normalized(path) }
        defer { unsafe free(here) }
        return FilePath.joining(unsafe String(cString: here), path)
    }

    /// Writes a file so that a reader sees the old one or the new one, never a part.
    package func replaceFile(_ path: String, with bytes: [UInt8]) throws(FileError) {
        let temporary = "\(path).\(getpid()).new"
        let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .last(path) }
        let isWritten = StandardStream.write(bytes, to: descriptor)
        _ = close(descriptor)
        guard isWritten, unsafe rename(temporary, path) == 0 else {
            let error = FileError.last(path)
            _ = unsafe unlink(temporary)
            throw error
        }
    }
}

extension FileError {
    /// The error that the last system call left.
    fileprivate static func last(_ path: String) -> FileError {
        let code = errno
        return FileError(path: path, reason: unsafe String(cString: strerror(code)).lowercased())
    }
}
