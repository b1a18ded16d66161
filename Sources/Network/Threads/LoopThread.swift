internal import CShims
internal import CUV
internal import Support

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// A thread that runs one event loop, with the signals of its host process kept away from it.
@safe
final class LoopThread: Sendable {
    private final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    private let thread: uv_thread_t
    private let isJoined = LockedValue(false)

    /// Starts the thread.
    ///
    /// - Throws: `NetworkError.system` when the system gives no thread.
    init(_ run: @escaping @Sendable () -> Void) throws(NetworkError) {
        var started = uv_thread_t()
        let body = unsafe Unmanaged.passRetained(Body(run))
        let result = unsafe uv_thread_create(
            &started,
            { argument in
                guard let argument = unsafe argument else { return }
                LoopThread.blockSignals()
                unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
            }, body.toOpaque())
        guard result == 0 else {
            unsafe body.release()
            throw .uv("starting a thread", result)
        }
        thread = started
    }

    deinit {
        isJoined.withLock { joined in
            if !joined { pthread_detach(thread) }
        }
    }

    /// True on the thread itself.
    var isCurrent: Bool { pthread_equal(thread, pthread_self()) != 0 }

    /// Waits until the thread has ended; may be called by several threads and more than once.
    func join() {
        isJoined.withLock { joined in
            guard !joined else { return }
            pthread_join(thread, nil)
            joined = true
        }
    }

    /// Has the calling thread run soon after it wakes up even if others keep the processors busy, at the price of being
    /// interrupted sooner; without effect where the system has no such choice.
    ///
    /// A loop has little to do whenever something is due, but it has to be done on time. Its share of the processors
    /// stays what it was.
    static func preferShortSlices() { _ = understudy_prefer_short_slices() }

    /// Blocks every signal but those of faults and profilers, for this thread only.
    ///
    /// libuv writes with `write` and `writev`, which raise SIGPIPE in the writing thread when the peer is gone. Blocked
    /// here, the signal ends with the thread while the call answers EPIPE, and the process keeps its own disposition.
    /// The others are left to the host's own threads.
    private static func blockSignals() {
        var signals = sigset_t()
        unsafe sigfillset(&signals)
        for kept in [SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT, SIGSYS, SIGPROF] {
            unsafe sigdelset(&signals, kept)
        }
        unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}
