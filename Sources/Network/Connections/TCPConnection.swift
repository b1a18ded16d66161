internal import CShims
internal import CUV

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// One accepted connection, plain or secure, confined to its loop's thread.
///
/// It lives until its handle is closed, whoever else holds it; then its handler hears `closed` and is let go.
@safe
package final class TCPConnection: LoopResource {
    /// How far the connection has come.
    enum Phase {
        /// Bytes go both ways.
        case open
        /// What is queued is still being sent; what arrives is thrown away.
        case finishing
        /// FIN was sent; what arrives is thrown away until the peer's FIN comes.
        case lingering
        /// What is queued is still being delivered; then RST.
        case resetting
        /// The handle is being closed.
        case closed
    }

    /// The loop that the connection belongs to.
    package let loop: EventLoop
    /// Names the connection among all of its server's, in the order in which each loop accepted them.
    package let id: UInt64
    /// True when the server already had as many connections as it may: to be answered briefly; it is finished by the
    /// server as soon as the handler has returned from `connectionOpened`.
    package let isOverLimit: Bool

    let socket: ListeningSocket
    /// What it speaks TLS with; nil for a plain connection.
    let context: TLSContext?
    let handle: UnsafeMutablePointer<uv_tcp_t>
    var handler: (any ConnectionHandler)?
    var tls: TLSSession?
    var phase = Phase.open
    var queue = WriteQueue()
    var inFlightByteCount = 0
    var owesDrained = false
    var isPaused = false
    var isPumping = false
    var peerHasFinished = false
    var lastActivity = Duration.zero
    var closingTimer: LoopTimer?
    var closingError: NetworkError?

    /// Takes over a handle that was initialized and is connected.
    init(
        _ handle: UnsafeMutablePointer<uv_tcp_t>, socket: ListeningSocket, context: TLSContext?, loop: EventLoop,
        id: UInt64, isOverLimit: Bool
    ) {
        unsafe self.handle = handle
        self.socket = socket
        self.context = context
        self.loop = loop
        self.id = id
        self.isOverLimit = isOverLimit
        super.init()
        unsafe handle.pointee.data = Unmanaged<LoopResource>.passRetained(self).toOpaque()
    }

    /// The endpoint that the connection came in on.
    package var endpoint: Endpoint { socket.endpoint }
    /// True when the connection speaks TLS.
    package var isSecure: Bool { context != nil }
    /// True from the moment the connection is being closed.
    package var isClosed: Bool { phase == .closed }
    /// The bytes that `write` took and the kernel has not.
    package var queuedByteCount: Int { queue.byteCount + inFlightByteCount }

    /// The peer's address, or nil when it is gone already.
    package var remoteAddress: Endpoint? {
        guard phase != .closed else { return nil }
        let descriptor = unsafe UVHandle.descriptor(handle)
        guard let address = unsafe SocketAddress({ unsafe getpeername(descriptor, $0, $1) }) else { return nil }
        return Endpoint(address: address.text, port: address.port, isSecure: isSecure)
    }

    /// Lets bytes wait in the kernel, which then makes the peer wait.
    ///
    /// A paused connection does not notice that its peer leaves: pause for what is too much to keep, not for waiting.
    package func pauseReading() {
        guard phase == .open, !isPaused else { return }
        isPaused = true
        unsafe uv_read_stop(UVHandle.stream(handle))
    }

    /// Reads again; what waited arrives in a later turn of the loop.
    package func resumeReading() {
        guard phase == .open, isPaused else { return }
        readAgain()
    }

    /// Sends what is queued, then FIN (after close_notify when secure), throws away what still arrives until the peer's
    /// FIN comes or the bounds of the configuration are reached, and closes.
    ///
    /// The handler hears nothing more but `closed`.
    package func finish() {
        guard phase == .open else { return }
        phase = .finishing
        readAgain()
        finishIfSent()
        if phase == .finishing { waitForSending() }
    }

    /// Closes at once: what the kernel has taken is delivered, what is queued here is not.
    package func close() {
        guard phase != .closed else { return }
        if let tls, inFlightByteCount == 0, phase != .lingering, context?.flaw != .noCloseNotify {
            tls.closeNotify()
            _ = sendCiphertext()
        }
        close(with: nil)
    }

    /// Breaks the connection off with a RST.
    ///
    /// - Parameter afterDelivery: True to wait until the peer's kernel has acknowledged every byte, since a reset
    ///   throws away what waits to be sent; false to break off at once.
    package func reset(afterDelivery: Bool = true) {
        guard phase == .open || phase == .finishing else { return }
        phase = .resetting
        guard afterDelivery else { return resetNow() }
        lastActivity = loop.now
        readAgain()
        resetIfDelivered()
    }

    override func loopEnds() { close(with: .serverStopped) }

    /// Begins to read, and hands the connection to its handler.
    func open(_ handler: any ConnectionHandler) {
        self.handler = handler
        startReading()
        handler.connectionOpened(self)
        if isOverLimit { finish() }
    }

    /// Closes at once, and tells the handler why in a later turn.
    func close(with error: NetworkError?) {
        guard phase != .closed else { return }
        phase = .closed
        prepareToClose(error)
        unsafe uv_close(UVHandle.of(handle)) { unsafe TCPConnection.handleClosed($0) }
    }

    func startReading() {
        guard !peerHasFinished else { return }
        unsafe uv_read_start(
            UVHandle.stream(handle), { handle, _, buffer in unsafe TCPConnection.lendBuffer(handle, buffer) },
            { stream, count, _ in unsafe TCPConnection.readCompleted(stream, count) })
    }

    /// Closes with a RST; after `shutdown` too.
    private func resetNow() {
        phase = .closed
        prepareToClose(nil)
        let result = unsafe uv_tcp_close_reset(handle) { unsafe TCPConnection.handleClosed($0) }
        if result != 0 { unsafe uv_close(UVHandle.of(handle)) { unsafe TCPConnection.handleClosed($0) } }
    }

    /// Resets once the peer's kernel has everything; looks again every millisecond until then.
    func resetIfDelivered() {
        guard phase == .resetting, queuedByteCount == 0 else { return }
        let isWaiting = understudy_unacknowledged_byte_count(unsafe UVHandle.descriptor(handle)) > 0
        guard isWaiting, loop.now < lastActivity + limits.sendTimeout else { return resetNow() }
        let timer = closingTimer ?? loop.makeTimer()
        closingTimer = timer
        timer.start(after: .milliseconds(1)) { [unowned self] in resetIfDelivered() }
    }

    private func readAgain() {
        isPaused = false
        startReading()
        if tls?.hasInput == true {
            loop.enqueue { [self] in pump() }
        }
    }

    private func prepareToClose(_ error: NetworkError?) {
        closingError = error ?? closingError
        closingTimer = nil
        queue.removeAll()
    }

    private static func handleClosed(_ handle: UnsafeMutablePointer<uv_handle_t>?) {
        guard let handle = unsafe handle, let data = unsafe handle.pointee.data else { return }
        let resource = unsafe Unmanaged<LoopResource>.fromOpaque(data).takeRetainedValue()
        let connection = unsafe unsafeDowncast(resource, to: TCPConnection.self)
        unsafe handle.deallocate()
        connection.tls = nil
        if let handler = connection.handler {
            connection.handler = nil
            handler.closed(connection, error: connection.closingError)
        }
        connection.loop.server?.connectionClosed()
    }
}
