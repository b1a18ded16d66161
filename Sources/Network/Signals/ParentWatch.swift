internal import CShims

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// Tells when the process that started this one has ended; for executables, never for a library.
///
/// Where the kernel can send a signal at that moment it is asked to. That signal also comes when only the parent's
/// thread has ended that started this process, so it is no more than a reason to look. Everywhere else, and should the
/// signal be lost, the parent's id is looked at now and then.
package final class ParentWatch: Sendable {
    private let loop: BackgroundLoop
    /// A signal that means nothing to who does not expect it.
    private static let wakeUp = SIGURG

    /// The id of the process that started this one.
    package static var parent: Int32 { getppid() }

    /// Begins to watch.
    ///
    /// - Parameters:
    ///   - parent: The parent's id, read as early as possible.
    ///   - interval: How often its id is looked at.
    ///   - body: Called once, on a thread of the watch's own.
    /// - Throws: `NetworkError.system` when the system gives no thread or descriptor.
    package init(
        of parent: Int32, interval: Duration = .milliseconds(500), _ body: @escaping @Sendable () -> Void
    ) throws(NetworkError) {
        loop = try BackgroundLoop { loop in
            let timer = loop.makeTimer()
            var isOver = false
            func look() {
                guard !isOver, getppid() != parent else { return }
                isOver = true
                timer.cancel()
                body()
            }
            let watcher = SignalWatcher(Self.wakeUp, loop: loop) { _ in look() }
            timer.start(after: .zero, repeating: interval) { look() }
            return (watcher, timer)
        }
        _ = understudy_signal_on_parent_end(Self.wakeUp)
    }

    deinit { stop() }

    /// Stops watching; harmless when called twice.
    package func stop() {
        loop.stop()
    }
}
