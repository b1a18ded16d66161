internal import CUV

/// Watches for signals of the whole process on a small loop of its own; for executables, never for a library.
///
/// Nothing is installed before `init`, and `stop` gives the signals back their default meaning.
package final class ProcessSignals: Sendable {
    private let mailbox: LoopMailbox
    private let thread: LoopThread

    /// Begins to watch.
    ///
    /// - Parameters:
    ///   - signals: The numbers, such as `SIGINT` and `SIGTERM`.
    ///   - body: Called for each arrival, on the watcher's own thread.
    /// - Throws: `NetworkError.system` when the system gives no thread or descriptor.
    package init(
        _ signals: [Int32], _ body: @escaping @Sendable (_ signal: Int32) -> Void
    ) throws(NetworkError) {
        let mailbox = try LoopMailbox()
        do throws(NetworkError) {
            thread = try LoopThread {
                let loop = EventLoop(mailbox)
                let watchers = signals.map { SignalWatcher($0, loop: loop, body) }
                // Nothing else holds the watchers while the loop runs.
                withExtendedLifetime(watchers) { loop.run() }
            }
        } catch {
            mailbox.discard()
            throw error
        }
        self.mailbox = mailbox
        // Whoever returns from here may send itself a signal at once: so wait until the watchers stand.
        let isReady = Latch()
        mailbox.submit { _ in isReady.open() }
        isReady.wait()
    }

    deinit { stop() }

    /// Stops watching; returns when the signals have their default meaning again.
    ///
    /// Harmless when called twice.
    package func stop() {
        mailbox.submit { $0.end() }
        if !thread.isCurrent { thread.join() }
    }
}
