/// A small event loop on a thread of its own, for what is watched beside a server: signals, folders, the parent process.
final class BackgroundLoop: Sendable {
    private let mailbox: LoopMailbox
    private let thread: LoopThread

    /// Starts the loop; returns when it stands.
    ///
    /// - Parameter setUp: Called on the loop's thread before it runs; what it gives is kept while the loop runs, since
    ///   nothing else holds watchers and timers.
    /// - Throws: `NetworkError.system` when the system gives no thread or descriptor.
    init(_ setUp: @escaping @Sendable (EventLoop) -> Any) throws(NetworkError) {
        let mailbox = try LoopMailbox()
        do throws(NetworkError) {
            thread = try LoopThread {
                let loop = EventLoop(mailbox)
                withExtendedLifetime(setUp(loop)) { loop.run() }
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

    /// Runs the work on the loop's thread.
    func submit(_ body: @escaping @Sendable (EventLoop) -> Void) {
        mailbox.submit(body)
    }

    /// Ends the loop and waits for its thread; harmless when called twice, and on that thread itself.
    func stop() {
        mailbox.submit { $0.end() }
        if !thread.isCurrent { thread.join() }
    }
}
