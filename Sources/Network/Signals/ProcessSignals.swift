/// Watches for signals of the whole process on a small loop of its own; for executables, never for a library.
///
/// Nothing is installed before `init`, and `stop` gives the signals back their default meaning.
package final class ProcessSignals: Sendable {
    private let loop: BackgroundLoop

    /// Begins to watch.
    ///
    /// - Parameters:
    ///   - signals: The numbers, such as `SIGINT` and `SIGTERM`.
    ///   - body: Called for each arrival, on the watcher's own thread.
    /// - Throws: `NetworkError.system` when the system gives no thread or descriptor.
    package init(
        _ signals: [Int32], _ body: @escaping @Sendable (_ signal: Int32) -> Void
    ) throws(NetworkError) {
        loop = try BackgroundLoop { loop in signals.map { SignalWatcher($0, loop: loop, body) } }
    }

    deinit { stop() }

    /// Stops watching; returns when the signals have their default meaning again.
    ///
    /// Harmless when called twice.
    package func stop() {
        loop.stop()
    }
}
