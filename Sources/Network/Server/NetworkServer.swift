internal import Support

/// Accepts TCP and TLS connections on loops of its own and hands each to a handler.
///
/// Every method may be called on every thread; `stop` waits, so it must not be awaited by a loop's own thread, where it
/// only begins. The library changes no signal, directory or other setting of its process.
package final class NetworkServer: Sendable {
    private enum Phase: Sendable {
        case idle, running, stopped
    }

    private struct Worker: Sendable {
        let mailbox: LoopMailbox
        let thread: LoopThread
    }

    private struct State: Sendable {
        var phase = Phase.idle
        var sockets: [ListeningSocket] = []
        /// Sockets that only hold their port.
        var refusing: [ListeningSocket] = []
        var workers: [Worker] = []
        var shared: ServerShared?
    }

    private let configuration: Configuration
    private let makeHandler: @Sendable (EventLoop, _ isSecure: Bool) -> any ConnectionHandler
    private let state = LockedValue(State())

    /// Makes a server that neither listens nor runs yet.
    ///
    /// - Parameters:
    ///   - configuration: The limits.
    ///   - makeHandler: Makes the handler of a connection, on its loop's thread.
    package init(
        configuration: Configuration = Configuration(),
        makeHandler: @escaping @Sendable (EventLoop, _ isSecure: Bool) -> any ConnectionHandler
    ) {
        self.configuration = configuration
        self.makeHandler = makeHandler
    }

    deinit { stop(grace: .zero) }

    /// What the server listens on, in the order in which it was asked to.
    package var endpoints: [Endpoint] { state.withLock { $0.sockets.map(\.endpoint) } }

    /// How many connections are open.
    package var connectionCount: Int { state.withLock { $0.shared }?.connectionCount ?? 0 }

    /// Listens on one more port, before or after `start`; clients can connect at once and are served after `start`.
    ///
    /// - Parameters:
    ///   - host: `localhost` for 127.0.0.1 and, where the machine has IPv6, ::1 on the same port; or an address; or a
    ///     name that resolves to addresses of this machine.
    ///   - port: The port; 0 lets the kernel choose.
    ///   - tls: The certificate to use, or nil for plain connections.
    ///   - isRefusing: True to take the port and refuse every connection to it.
    /// - Returns: The port.
    /// - Throws: `NetworkError`, such as `portInUse`.
    @discardableResult
    package func listen(
        host: String = "localhost", port: Int, tls: TLSContext? = nil, isRefusing: Bool = false
    ) throws(NetworkError) -> Int {
        let opened = try ListeningSocket.open(
            host: host, port: port, backlog: isRefusing ? nil : Int32(clamping: configuration.backlog), tls: tls)
        try state.withLock { state throws(NetworkError) in
            guard state.phase != .stopped else { throw .serverStopped }
            if isRefusing {
                state.refusing += opened
                return
            }
            for socket in opened { try Self.add(socket, to: state.workers) }
            state.sockets += opened
        }
        return opened[0].endpoint.port
    }

    /// Stops listening on a port.
    ///
    /// - Parameters:
    ///   - port: The port.
    ///   - connections: True to ask the handlers of connections that came in on it to come to an end, as when the
    ///     server stops; otherwise they go on.
    package func stopListening(port: Int, endingConnections connections: Bool = false) {
        state.withLock { state in
            for socket in state.sockets where socket.endpoint.port == port {
                socket.stopListening()
                Self.remove(socket, from: state.workers)
            }
            state.sockets.removeAll { $0.endpoint.port == port }
            state.refusing.removeAll { $0.endpoint.port == port }
        }
        if connections { endConnections(port: port) }
    }

    /// Asks the handlers of connections that came in on a port to come to an end, as when the server stops.
    package func endConnections(port: Int) {
        onEachLoop { loop in
            loop.forEachConnection { if $0.endpoint.port == port { $0.handler?.serverStops($0) } }
        }
    }

    /// Treats whoever connects to a port from now on in another way; connections that are open go on.
    ///
    /// - Parameters:
    ///   - port: A port that it listens on, or refuses connections to.
    ///   - tls: What a port for TLS uses.
    ///   - isRefusing: True to keep the port and refuse every connection to it.
    /// - Throws: `NetworkError`, such as `portInUse` when another program was quicker to take a port that was to be
    ///   kept; the server has lost it then.
    package func change(port: Int, tls: TLSContext?, isRefusing: Bool) throws(NetworkError) {
        try state.withLock { state throws(NetworkError) in
            guard state.phase != .stopped else { throw .serverStopped }
            let listening = state.sockets.filter { $0.endpoint.port == port }
            let held = state.refusing.filter { $0.endpoint.port == port }
            if let tls {
                for socket in listening + held where socket.endpoint.isSecure { socket.replace(tls: tls) }
            }
            if isRefusing {
                state.sockets.removeAll { $0.endpoint.port == port }
                for socket in listening {
                    Self.remove(socket, from: state.workers)
                    state.refusing.append(try socket.holdingPort())
                }
            } else {
                state.refusing.removeAll { $0.endpoint.port == port }
                for socket in held {
                    // At once, so that a client which connects before the loops accept has to wait only.
                    try socket.beginListening(backlog: Int32(clamping: configuration.backlog))
                    try Self.add(socket, to: state.workers)
                    state.sockets.append(socket)
                }
            }
        }
    }

    /// Starts the loops; does nothing when they run already.
    ///
    /// - Throws: `NetworkError.system` when the system gives no thread or descriptor, `serverStopped` after `stop`.
    package func start() throws(NetworkError) {
        try state.withLock { state throws(NetworkError) in
            guard state.phase != .running else { return }
            guard state.phase == .idle else { throw .serverStopped }
            var loads: [LoopLoad] = []
            do throws(NetworkError) {
                for _ in 0..<max(1, configuration.threads) { loads.append(LoopLoad(mailbox: try LoopMailbox())) }
            } catch {
                for load in loads { load.mailbox.discard() }
                throw error
            }
            let shared = ServerShared(configuration: configuration, loads: loads, makeHandler: makeHandler)
            do throws(NetworkError) {
                for index in loads.indices { state.workers.append(try Self.startWorker(index, shared)) }
                for socket in state.sockets { try Self.add(socket, to: state.workers) }
            } catch {
                for load in loads[state.workers.count...] { load.mailbox.discard() }
                Self.end(state.workers, grace: .zero)
                state.workers = []
                throw error
            }
            state.shared = shared
            state.phase = .running
        }
    }

    /// Accepts nothing more; open connections go on.
    package func stopAccepting() {
        state.withLock { state in
            for socket in state.sockets { socket.stopListening() }
            for worker in state.workers { worker.mailbox.submit { $0.server?.stopAccepting() } }
        }
    }

    /// Stops in an orderly way: accepts nothing more, asks each handler to finish (`serverStops`), closes after `grace`
    /// what is still open, and waits until every thread has ended.
    ///
    /// Calling it again is harmless; a shorter grace then cuts the first one short. On a loop's own thread, such as in
    /// a handler, it returns at once and the server stops by itself.
    ///
    /// - Parameter grace: How long open connections may take; zero closes them at once.
    package func stop(grace: Duration) {
        let workers = state.withLock { state in
            state.phase = .stopped
            for socket in state.sockets { socket.stopListening() }
            return state.workers
        }
        Self.end(workers, grace: grace)
    }

    /// Runs the body on each loop's thread, without waiting for it.
    package func onEachLoop(_ body: @escaping @Sendable (EventLoop) -> Void) {
        for worker in state.withLock({ $0.workers }) { worker.mailbox.submit(body) }
    }

    /// Calls the body once that much time has passed, on a loop's thread; never when the server stops first.
    package func after(_ delay: Duration, _ body: @escaping @Sendable () -> Void) {
        guard let worker = state.withLock({ $0.workers.first }) else { return }
        worker.mailbox.submit { loop in
            let timer = loop.makeTimer()
            // The timer lives until it fires or its loop ends, which both take its body away.
            timer.start(after: delay) { [timer] in withExtendedLifetime(timer) { body() } }
        }
    }

    private static func startWorker(_ index: Int, _ shared: ServerShared) throws(NetworkError) -> Worker {
        let mailbox = shared.loads[index].mailbox
        let thread = try LoopThread {
            LoopThread.preferShortSlices()
            let loop = EventLoop(mailbox)
            loop.server = ServerLoop(loop: loop, shared: shared, index: index)
            loop.run()
        }
        return Worker(mailbox: mailbox, thread: thread)
    }

    private static func add(_ socket: ListeningSocket, to workers: [Worker]) throws(NetworkError) {
        for worker in workers {
            let descriptor = try socket.duplicate()
            let isTaken = worker.mailbox.submit { loop in
                if let server = loop.server {
                    server.listen(socket, descriptor: descriptor)
                } else {
                    _ = ListeningSocket.closeDescriptor(descriptor)
                }
            }
            if !isTaken { _ = ListeningSocket.closeDescriptor(descriptor) }
        }
    }

    private static func remove(_ socket: ListeningSocket, from workers: [Worker]) {
        for worker in workers { worker.mailbox.submit { $0.server?.stopListening(socket) } }
    }

    private static func end(_ workers: [Worker], grace: Duration) {
        for worker in workers { worker.mailbox.submit { $0.server?.stop(grace: grace) } }
        guard !workers.contains(where: { $0.thread.isCurrent }) else { return }
        for worker in workers { worker.thread.join() }
    }
}
