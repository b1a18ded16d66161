#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A program that a test runs beside itself, with what it prints in a pipe.
///
/// Not Foundation's Process: that one reads past a buffer when this process has more than some 1,300 descriptors, which
/// tests of many connections have.
package final class SpawnedProgram {
    /// Why a program could not be started: the system's error number.
    package struct Unstarted: Error {
        package let number: Int32
    }

    private let id: pid_t
    private let reading: Int32
    private var status: Int32?

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - arguments: Its name, which is looked for in PATH, and its arguments.
    ///   - input: What it reads; no more than a pipe holds.
    ///   - takesErrors: True to take what it says on standard error too.
    /// - Throws: `Unstarted` when the system makes no process of it.
    package init(_ arguments: [String], input: String = "", takesErrors: Bool = false) throws(Unstarted) {
        let (inputReading, inputWriting) = try Self.makePipe()
        let (outputReading, outputWriting) = try Self.makePipe()
        defer {
            close(inputReading)
            close(outputWriting)
        }
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, inputReading, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, outputWriting, 1)
        if takesErrors { unsafe posix_spawn_file_actions_adddup2(&actions, outputWriting, 2) }
        #if canImport(Glibc)
        // Whoever reads another pipe to its end would wait for every program that had inherited its writing side.
        for descriptor in 3..<Int32(1_024) { unsafe posix_spawn_file_actions_addclose(&actions, descriptor) }
        #endif
        var words = unsafe arguments.map { unsafe strdup($0) } + [nil]
        defer { for index in unsafe words.indices { unsafe free(words[index]) } }
        var child: pid_t = 0
        let failure = unsafe posix_spawnp(&child, arguments[0], &actions, nil, &words, environ)
        id = child
        reading = outputReading
        guard failure == 0 else {
            close(inputWriting)
            close(outputReading)
            throw Unstarted(number: failure)
        }
        let bytes = Array(input.utf8)
        if !bytes.isEmpty { _ = unsafe write(inputWriting, bytes, bytes.count) }
        close(inputWriting)
    }

    deinit {
        close(reading)
        guard status == nil else { return }
        kill(id, SIGKILL)
        _ = wait()
    }

    /// Reads one line, without its end.
    package func line() -> String {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while unsafe read(reading, &byte, 1) == 1, byte != UInt8(ascii: "\n") { bytes.append(byte) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Everything that is left to read; waits until the program has ended.
    package func output() -> String {
        var bytes: [UInt8] = []
        var chunk = Array(repeating: UInt8(0), count: 1 << 16)
        while true {
            let count = unsafe read(reading, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            bytes += chunk[..<count]
        }
        _ = wait()
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Waits for the end.
    ///
    /// - Returns: The exit code, or 128 and the signal that ended it.
    package func wait() -> Int32 {
        if let status { return status }
        var ending: Int32 = 0
        while unsafe waitpid(id, &ending, 0) < 0, errno == EINTR {}
        let code = ending & 0x7F == 0 ? (ending >> 8) & 0xFF : 128 + ending & 0x7F
        status = code
        return code
    }

    private static func makePipe() throws(Unstarted) -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [0, 0]
        guard unsafe pipe(&ends) == 0 else { throw Unstarted(number: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }
}
