#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// Small files, read and written whole.
enum FileBytes {
    private static let sizeLimit = 1_048_576

    /// Everything in a file.
    ///
    /// - Throws: `unusableFile` with the system's reason, or when the file is larger than any certificate.
    static func read(_ path: String) throws(NetworkError) -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, "cannot be read") }
        defer { _ = ListeningSocket.closeDescriptor(descriptor) }
        var bytes: [UInt8] = []
        while true {
            var count = 0
            let part = unsafe [UInt8](unsafeUninitializedCapacity: 16_384) { buffer, initialized in
                unsafe count = readBytes(descriptor, buffer)
                initialized = max(0, count)
            }
            if count < 0 { throw failure(path, "cannot be read") }
            if count == 0 { return bytes }
            bytes += part
            guard bytes.count <= sizeLimit else {
                throw .unusableFile(path: path, reason: "it is too large for certificates or a key")
            }
        }
    }

    /// Writes a file under another name and then renames it, so that no reader sees half of it.
    static func write(_ bytes: [UInt8], to path: String, mode: mode_t) throws(NetworkError) {
        let temporary = path + ".new"
        _ = unsafe unlink(temporary)
        let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw failure(path, "cannot be written") }
        defer { _ = ListeningSocket.closeDescriptor(descriptor) }
        // The process's umask may have taken bits away from what `open` was asked for.
        _ = fchmod(descriptor, mode)
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { unsafe writeBytes(descriptor, $0, from: sent) }
            guard count > 0 else { throw failure(path, "cannot be written") }
            sent += count
        }
        guard unsafe rename(temporary, path) == 0 else { throw failure(path, "cannot be written") }
    }

    static func failure(_ path: String, _ what: String) -> NetworkError {
        .unusableFile(path: path, reason: "\(what): \(NetworkError.systemText(errno: errno))")
    }

    private static func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        #if canImport(Glibc)
        unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        #else
        unsafe Darwin.read(descriptor, buffer.baseAddress, buffer.count)
        #endif
    }

    private static func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        guard let base = bytes.baseAddress else { return 0 }
        #if canImport(Glibc)
        return unsafe Glibc.write(descriptor, base + start, bytes.count - start)
        #else
        return unsafe Darwin.write(descriptor, base + start, bytes.count - start)
        #endif
    }
}
