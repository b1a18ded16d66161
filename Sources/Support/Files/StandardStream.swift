import Glibc

/// Writes whole texts to the process's output and error streams, without a buffer.
package enum StandardStream {
    /// Writes a line and its line feed to standard output; what cannot be written is dropped.
    package static func writeOutput(line: String) {
        _ = write(Array((line + "\n").utf8), to: STDOUT_FILENO)
    }

    /// Writes a line and its line feed to standard error; what cannot be written is dropped.
    package static func writeError(line: String) {
        _ = write(Array((line + "\n").utf8), to: STDERR_FILENO)
    }

    /// Writes all bytes, and says whether it could.
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            written += count
        }
        return true
    }
}
