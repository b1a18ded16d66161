import CCommandLine
import Glibc
import Network
import Support

/// A program that runs in the foreground in this one's stead: it has the terminal's input and output, and the signals
/// that come here are passed on to it.
final class CommandProcess: Sendable {
    private struct State: Sendable {
        var process: pid_t?
        /// What came before the program was started.
        var early: [Int32] = []
    }

    private let state = LockedValue(State())
    private let signals = LockedValue<ProcessSignals?>(nil)

    /// Takes signals from now on.
    init() throws(CommandError) {
        do throws(NetworkError) {
            let watcher = try ProcessSignals([SIGINT, SIGTERM, SIGHUP, SIGQUIT]) { [unowned self] in arrived($0) }
            signals.withLock { $0 = watcher }
        } catch {
            throw CommandError(error.description)
        }
    }

    /// Runs a program to its end.
    ///
    /// - Parameters:
    ///   - words: The program, looked for in PATH, and its arguments.
    ///   - environment: Added to this process's own.
    /// - Returns: Its exit code, or 128 and the number of the signal that ended it; 127 when there is no such program.
    func run(_ words: [String], environment: [(name: String, value: String)]) -> Int32 {
        for (name, value) in environment { unsafe setenv(name, value, 1) }
        var pointers = unsafe words.map { unsafe strdup($0) } + [nil]
        defer { for index in unsafe pointers.indices { unsafe free(pointers[index]) } }
        var process: pid_t = 0
        let failure = unsafe command_line_spawn(&process, &pointers)
        guard failure == 0 else {
            OutputFile.standardError.write(
                line: "understudy: error: cannot run \(words[0]): \(unsafe String(cString: strerror(failure)))")
            return failure == ENOENT ? 127 : 126
        }
        let early = state.withLock { state in
            state.process = process
            return state.early
        }
        for signal in early { kill(process, signal) }
        var status: Int32 = 0
        while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
        state.withLock { $0.process = nil }
        return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F)
    }

    private func arrived(_ signal: Int32) {
        // The terminal sends its own to every process in the foreground, so the program has it already.
        if signal == SIGINT || signal == SIGQUIT, tcgetpgrp(STDIN_FILENO) == getpgrp() { return }
        let process = state.withLock { state in
            if state.process == nil { state.early.append(signal) }
            return state.process
        }
        if let process { kill(process, signal) }
    }
}
