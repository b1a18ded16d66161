import Glibc
import Network
import Support

/// The wish to stop: the first signal begins an orderly stop, the second ends the process at once.
final class StopSignal: Sendable {
    private let latch = Latch()
    private let hasArrived = LockedValue(false)

    /// A signal came; called on the watcher's thread.
    func arrived() {
        let isSecond = hasArrived.withLock { arrived in
            defer { arrived = true }
            return arrived
        }
        if isSecond { _exit(ExitCode.success.rawValue) }
        latch.open()
    }

    /// Waits for the first signal.
    func wait() {
        latch.wait()
    }
}
