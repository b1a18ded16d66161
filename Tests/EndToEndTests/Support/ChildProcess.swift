import Foundation

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A child process with its output in files, ended and reaped at the latest when the last reference to it goes.
///
/// Files and not pipes: no reader is needed, nothing blocks when they fill, and no other child can keep them open.
final class ChildProcess {
    /// How a process ended.
    enum Exit: Equatable {
        case code(Int32)
        case signal(Int32)
    }

    /// The process id, which is also the id of its process group.
    let id: pid_t
    private(set) var exit: Exit?
    private let output = try? TemporaryFolder()

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - program: a path, or a name that is looked for in PATH
    ///   - arguments: what follows the program's name
    ///   - folder: the working folder
    ///   - environment: added to this process's own
    /// - Throws: `POSIXError` when no process can be made; a program that is not there ends with 127
    init(_ program: String, _ arguments: [String], in folder: URL, environment: [String: String] = [:]) throws {
        guard let output else { throw POSIXError(.EIO) }
        var variables = ProcessInfo.processInfo.environment
        variables.merge(environment) { $1 }
        var actions = unsafe posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        unsafe posix_spawn_file_actions_init(&actions)
        unsafe posix_spawnattr_init(&attributes)
        defer {
            unsafe posix_spawn_file_actions_destroy(&actions)
            unsafe posix_spawnattr_destroy(&attributes)
        }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        let creating = O_WRONLY | O_CREAT | O_APPEND
        unsafe posix_spawn_file_actions_addopen(&actions, 1, output.path("stdout"), creating, 0o600)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, output.path("stderr"), creating, 0o600)
        #if canImport(Glibc)
        // A test that reads a pipe to its end would wait for every server that had inherited the writing side.
        for descriptor in 3..<Int32(1_024) { unsafe posix_spawn_file_actions_addclose(&actions, descriptor) }
        #endif
        // A shell may have started the tests with SIGINT ignored, which the child would inherit.
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe posix_spawnattr_setsigmask(&attributes, &signals)
        for signal in [SIGINT, SIGTERM, SIGPIPE] { unsafe sigaddset(&signals, signal) }
        unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
        let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
        unsafe posix_spawnattr_setflags(&attributes, numericCast(flags))

        // Not every system can change the folder between fork and exec without a shell, which keeps the process id.
        let command = ["sh", "-c", "cd \"$0\" && exec \"$@\"", folder.path, program] + arguments
        var words = unsafe command.map { unsafe strdup($0) } + [nil]
        var settings = unsafe variables.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
        defer {
            for index in unsafe words.indices { unsafe free(words[index]) }
            for index in unsafe settings.indices { unsafe free(settings[index]) }
        }
        var child: pid_t = 0
        let failure = unsafe posix_spawnp(&child, "sh", &actions, &attributes, &words, &settings)
        guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
        id = child
    }

    deinit {
        guard exit == nil else { return }
        // With what it has started itself, such as the command of a run.
        kill(-id, SIGKILL)
        var status: Int32 = 0
        unsafe waitpid(id, &status, 0)
    }

    /// What the process has written to standard output so far.
    var standardOutput: String { output?.text("stdout") ?? "" }

    /// What the process has written to standard error so far.
    var standardError: String { output?.text("stderr") ?? "" }

    /// True until the process has ended.
    var isRunning: Bool {
        guard exit == nil else { return false }
        var status: Int32 = 0
        guard unsafe waitpid(id, &status, WNOHANG) == id else { return true }
        exit = status & 0x7F == 0 ? .code((status >> 8) & 0xFF) : .signal(status & 0x7F)
        return false
    }

    /// Sends a signal, unless the process has ended.
    func send(_ signal: Int32) {
        if isRunning { kill(id, signal) }
    }

    /// Waits for the end.
    ///
    /// - Throws: `TimedOut` after `limit`; the process is killed then.
    @discardableResult
    func wait(within limit: Duration = .seconds(60)) async throws -> Exit {
        do {
            try await eventually("end of process \(id)", within: limit) { !isRunning }
        } catch {
            send(SIGKILL)
            throw error
        }
        guard let exit else { throw TimedOut(description: "process \(id) was not reaped") }
        return exit
    }

    /// Runs a program to its end.
    static func run(
        _ program: String, _ arguments: [String], in folder: URL, environment: [String: String] = [:],
        within limit: Duration = .seconds(60)
    ) async throws -> ChildProcess {
        let child = try ChildProcess(program, arguments, in: folder, environment: environment)
        try await child.wait(within: limit)
        return child
    }
}
