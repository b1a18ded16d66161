internal import CUV

/// One libuv loop, confined to the thread that runs it.
///
/// Connections, timers and handlers of a loop are touched by its thread alone, so none of them needs a lock. Other
/// threads reach them through `mailbox`.
@safe
package final class EventLoop {
    /// The size of the buffer that every connection of the loop reads into.
    static let readBufferSize = 65_536

    /// Where other threads leave work for this loop.
    package let mailbox: LoopMailbox
    /// True once the loop closes its handles; nothing new is opened then.
    package private(set) var isEnding = false

    let pointer: UnsafeMutablePointer<uv_loop_t>
    let readBuffer: UnsafeMutablePointer<CChar>
    /// Plaintext and ciphertext of TLS sessions pass through these; they cost nothing before the first session.
    private(set) lazy var tlsBuffers = TLSBuffers()
    /// Made with the first timer that is started, while the loop is not ending.
    private(set) lazy var timers = TimerQueue(self)
    var server: ServerLoop?
    var watched: WatchedFolders?

    private let idle: UnsafeMutablePointer<uv_idle_t>
    private var deferred: [() -> Void] = []
    /// What other threads may have called by the ordinal of its waker.
    private var wakers: [Int: () -> Void] = [:]
    private var nextWaker = 0

    /// Takes over the mailbox's loop; on the thread that is going to run it.
    init(_ mailbox: LoopMailbox) {
        self.mailbox = mailbox
        unsafe pointer = mailbox.loopPointer
        unsafe readBuffer = .allocate(capacity: Self.readBufferSize)
        unsafe idle = .allocate(capacity: 1)
        unsafe idle.initialize(to: uv_idle_t())
        unsafe uv_idle_init(pointer, idle)
        unsafe pointer.pointee.data = Unmanaged.passUnretained(self).toOpaque()
    }

    deinit {
        unsafe readBuffer.deallocate()
        unsafe idle.deallocate()
    }

    /// The loop's cached time since an arbitrary origin, in whole milliseconds: cheap, and as old as the current turn.
    package var now: Duration { unsafe .milliseconds(Int64(clamping: uv_now(pointer))) }

    /// The precise time since the same origin; also brings the cached time up to date.
    package func updateNow() -> Duration {
        unsafe uv_update_time(pointer)
        return .nanoseconds(Int64(clamping: uv_hrtime()))
    }

    /// Makes a timer that is not started.
    package func makeTimer() -> LoopTimer { LoopTimer(loop: self) }

    /// Runs the work in the loop's next turn, not within the current call.
    package func enqueue(_ body: @escaping () -> Void) {
        guard !isEnding else { return }
        if deferred.isEmpty {
            unsafe uv_idle_start(idle) { handle in unsafe EventLoop.of(handle?.pointee.loop)?.runDeferred() }
        }
        deferred.append(body)
    }

    /// Makes a handle by which any thread can have `body` called on the loop's thread, until it is taken back.
    package func makeWaker(_ body: @escaping () -> Void) -> LoopWaker {
        nextWaker += 1
        if !isEnding { wakers[nextWaker] = body }
        return LoopWaker(mailbox: mailbox, ordinal: nextWaker)
    }

    /// Takes a waker back: what it is asked from now on is forgotten.
    package func remove(_ waker: LoopWaker) {
        wakers[waker.ordinal] = nil
    }

    /// Calls what a waker stands for, if it was not taken back.
    func wake(_ ordinal: Int) {
        wakers[ordinal]?()
    }

    /// Runs until `end` was called and every handle is closed, then frees the loop.
    func run() {
        unsafe uv_run(pointer, UV_RUN_DEFAULT)
        server = nil
        watched = nil
        unsafe pointer.pointee.data = nil
        mailbox.free()
    }

    /// Closes every handle, so that `run` returns.
    func end() {
        guard !isEnding else { return }
        isEnding = true
        deferred = []
        wakers = [:]
        unsafe uv_walk(
            pointer,
            { handle, _ in
                guard let handle = unsafe handle, unsafe uv_is_closing(handle) == 0 else { return }
                guard let data = unsafe handle.pointee.data else { return }
                unsafe Unmanaged<LoopResource>.fromOpaque(data).takeUnretainedValue().loopEnds()
            }, nil)
        unsafe uv_close(UVHandle.of(idle), nil)
        // What was left in the mailbox may own descriptors: it runs, and sees that the loop is ending.
        for task in mailbox.close() { task(self) }
    }

    /// Calls the body with every connection that is not closed.
    func forEachConnection(_ body: (TCPConnection) -> Void) {
        for connection in openConnections() { body(connection) }
    }

    func runMail() {
        for task in mailbox.take() { task(self) }
    }

    /// The loop that a handle's loop pointer stands for.
    static func of(_ pointer: UnsafeMutablePointer<uv_loop_t>?) -> EventLoop? {
        guard let data = unsafe pointer?.pointee.data else { return nil }
        return unsafe Unmanaged<EventLoop>.fromOpaque(data).takeUnretainedValue()
    }

    private func runDeferred() {
        var bodies: [() -> Void] = []
        swap(&bodies, &deferred)
        unsafe uv_idle_stop(idle)
        for body in bodies { body() }
    }

    private func openConnections() -> [TCPConnection] {
        var found: [TCPConnection] = []
        unsafe withUnsafeMutablePointer(to: &found) { found in
            unsafe uv_walk(
                pointer,
                { handle, list in
                    guard let handle = unsafe handle, unsafe handle.pointee.type == UV_TCP else { return }
                    guard unsafe uv_is_closing(handle) == 0, let data = unsafe handle.pointee.data else { return }
                    let resource = unsafe Unmanaged<LoopResource>.fromOpaque(data).takeUnretainedValue()
                    guard let connection = resource as? TCPConnection else { return }
                    unsafe list?.assumingMemoryBound(to: [TCPConnection].self).pointee.append(connection)
                }, found)
        }
        return found
    }
}
