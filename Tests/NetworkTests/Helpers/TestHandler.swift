import Network
import Testing

/// A handler made of closures, which logs every call.
final class TestHandler: ConnectionHandler {
    let log: EventLog
    var onOpen: (TCPConnection) -> Void = { _ in }
    var onBytes: ([UInt8], TCPConnection) -> Void = { _, _ in }
    var onPeerFinished: (TCPConnection) -> Void = { $0.finish() }
    var onDrained: (TCPConnection) -> Void = { _ in }
    var onStop: (TCPConnection) -> Void = { $0.finish() }

    init(_ log: EventLog) { self.log = log }

    deinit { log.add("freed") }

    func connectionOpened(_ connection: TCPConnection) {
        log.add(connection.isOverLimit ? "opened over limit" : "opened")
        onOpen(connection)
    }

    func received(_ bytes: Span<UInt8>, on connection: TCPConnection) {
        var copy: [UInt8] = []
        for index in bytes.indices { copy.append(bytes[index]) }
        log.add("received")
        log.add(bytes: copy)
        onBytes(copy, connection)
    }

    func peerFinished(_ connection: TCPConnection) {
        log.add("peer finished")
        onPeerFinished(connection)
    }

    func writesDrained(_ connection: TCPConnection) {
        log.add("drained")
        onDrained(connection)
    }

    func serverStops(_ connection: TCPConnection) {
        log.add("server stops")
        onStop(connection)
    }

    func closed(_ connection: TCPConnection, error: NetworkError?) {
        log.add(error.map { "closed: \($0)" } ?? "closed")
    }
}

/// A running server whose handlers are set up by a closure, stopped when it goes out of use.
final class TestServer: Sendable {
    let server: NetworkServer
    let port: Int
    let log = EventLog()

    init(
        _ configuration: NetworkServer.Configuration = .init(), tls: TLSContext? = nil,
        setUp: @escaping @Sendable (TestHandler) -> Void = { _ in }
    ) throws {
        let log = log
        server = NetworkServer(configuration: configuration) { _, _ in
            let handler = TestHandler(log)
            setUp(handler)
            return handler
        }
        port = try server.listen(port: 0, tls: tls)
        try server.start()
    }

    deinit { server.stop(grace: .zero) }

    func connect(host: String = "127.0.0.1") throws -> TestClient { try #require(TestClient(port: port, host: host)) }

    /// Sends back what arrives.
    static let echo: @Sendable (TestHandler) -> Void = { handler in
        handler.onBytes = { bytes, connection in connection.write(bytes) }
    }
}
