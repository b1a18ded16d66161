#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// An open file descriptor that bytes are written to; any thread may write.
package struct OutputFile: Sendable {
    /// The process's standard output.
    package static let standardOutput = OutputFile(descriptor: 1, name: "standard output")
    /// The process's standard error.
    package static let standardError = OutputFile(descriptor: 2, name: "standard error")

    private let descriptor: Int32
    private let name: String

    /// Makes an output of a descriptor that stays open as long as it is used.
    ///
    /// - Parameters:
    ///   - descriptor: The descriptor; its owner closes it.
    ///   - name: What errors call it.
    package init(descriptor: Int32, name: String) {
        self.descriptor = descriptor
        self.name = name
    }

    /// Whether a person may be looking: the descriptor is a terminal.
    package var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Writes all bytes, in one call to the system where it takes them so.
    package func write(_ bytes: [UInt8]) throws(FileError) {
        var number: Int32 = 0
        unsafe bytes.withUnsafeBytes { buffer in
            var rest = unsafe buffer[...]
            while unsafe !rest.isEmpty, number == 0 {
                let count = unsafe systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: rest))
                if count >= 0 {
                    unsafe rest = rest.dropFirst(count)
                } else if errno == EAGAIN {
                    // A terminal or pipe that somebody made non-blocking: wait until it takes more.
                    var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    _ = unsafe poll(&waiting, 1, -1)
                } else if errno != EINTR {
                    number = errno
                }
            }
        }
        guard number == 0 else { throw FileError(attempt: "write", path: name, number: number) }
    }

    /// Writes a line and its end; a failure is ignored, since there is nobody left to tell.
    package func write(line: String) {
        try? write(Array(line.utf8) + [0x0A])
    }
}

/// The system's `write`, under a name that the methods do not hide.
private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
    unsafe write(descriptor, buffer.baseAddress, buffer.count)
}
