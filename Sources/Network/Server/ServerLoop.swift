internal import CUV
internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// One loop's part of a server: its listeners and its count of connections.
@safe
final class ServerLoop {
    unowned let loop: EventLoop
    private let shared: ServerShared
    private let index: Int
    private var listeners: [Listener] = []
    private var nextID: UInt64
    private var connectionCount = 0
    private var isStopping = false
    private var graceTimer: LoopTimer?

    init(loop: EventLoop, shared: ServerShared, index: Int) {
        self.loop = loop
        self.shared = shared
        self.index = index
        nextID = UInt64(index) << 48
    }

    var configuration: NetworkServer.Configuration { shared.configuration }

    private var load: LoopLoad { shared.loads[index] }

    /// Listens with a duplicate of the socket, which this closes in any case.
    func listen(_ socket: ListeningSocket, descriptor: Int32) {
        guard !isStopping, !loop.isEnding else {
            _ = ListeningSocket.closeDescriptor(descriptor)
            return
        }
        if let listener = Listener(descriptor: descriptor, socket: socket, server: self) { listeners.append(listener) }
    }

    func stopListening(_ socket: ListeningSocket) {
        listeners.removeAll { $0.socket === socket }
    }

    func stopAccepting() {
        listeners = []
    }

    /// Takes a connection over, or hands it to a loop that has fewer.
    func accepted(_ handle: UnsafeMutablePointer<uv_tcp_t>, from socket: ListeningSocket) {
        if let lighter = shared.lighterLoop(than: index), unsafe handOver(handle, socket, to: lighter) { return }
        load.count.wrappingAdd(1, ordering: .relaxed)
        unsafe open(handle, from: socket)
    }

    /// Takes over a connection that another loop accepted and that counts as this loop's already.
    func adopt(descriptor: Int32, from socket: ListeningSocket) {
        guard !isStopping, !loop.isEnding else {
            _ = ListeningSocket.closeDescriptor(descriptor)
            return load.removeOne()
        }
        let handle = UnsafeMutablePointer<uv_tcp_t>.allocate(capacity: 1)
        unsafe handle.initialize(to: uv_tcp_t())
        unsafe uv_tcp_init(loop.pointer, handle)
        guard unsafe uv_tcp_open(handle, descriptor) == 0 else {
            _ = ListeningSocket.closeDescriptor(descriptor)
            unsafe discard(handle)
            return load.removeOne()
        }
        unsafe open(handle, from: socket)
    }

    func connectionClosed() {
        connectionCount -= 1
        load.removeOne()
        shared.connectionClosed()
        endIfDone()
    }

    /// Stops accepting, asks every handler to come to an end, and ends the loop when all have or the time is up.
    func stop(grace: Duration) {
        stopAccepting()
        if !isStopping {
            isStopping = true
            loop.forEachConnection { connection in connection.handler?.serverStops(connection) }
        }
        guard connectionCount > 0 else { return loop.end() }
        guard grace > .zero else { return loop.end() }
        let timer = graceTimer ?? loop.makeTimer()
        graceTimer = timer
        timer.start(after: grace) { [unowned self] in loop.end() }
    }

    private func endIfDone() {
        if isStopping, connectionCount == 0 { loop.end() }
    }

    private func open(_ handle: UnsafeMutablePointer<uv_tcp_t>, from socket: ListeningSocket) {
        let admission = shared.admit()
        guard admission != .refused else {
            load.removeOne()
            return unsafe discard(handle)
        }
        var session: TLSSession?
        let context = socket.tls
        if let context {
            session = try? TLSSession(context)
            if session == nil {
                shared.connectionClosed()
                load.removeOne()
                return unsafe discard(handle)
            }
        }
        let connection = unsafe TCPConnection(
            handle, socket: socket, context: context, loop: loop, id: nextID, isOverLimit: admission == .overLimit)
        nextID += 1
        connectionCount += 1
        connection.tls = session
        connection.open(shared.makeHandler(loop, session != nil))
    }

    private func handOver(
        _ handle: UnsafeMutablePointer<uv_tcp_t>, _ socket: ListeningSocket, to other: LoopLoad
    ) -> Bool {
        let copy = fcntl(unsafe UVHandle.descriptor(handle), F_DUPFD_CLOEXEC, 0)
        guard copy >= 0 else { return false }
        // Counted at once, so that the rest of a burst sees it.
        other.count.wrappingAdd(1, ordering: .relaxed)
        let isTaken = other.mailbox.submit { loop in
            if let server = loop.server {
                server.adopt(descriptor: copy, from: socket)
            } else {
                _ = ListeningSocket.closeDescriptor(copy)
            }
        }
        guard isTaken else {
            _ = ListeningSocket.closeDescriptor(copy)
            other.removeOne()
            return false
        }
        unsafe discard(handle)
        return true
    }

    private func discard(_ handle: UnsafeMutablePointer<uv_tcp_t>) {
        unsafe uv_close(UVHandle.of(handle)) { closed in unsafe closed?.deallocate() }
    }
}
