import Foundation
import Network
import Testing

// One after the other: they need ports that nobody else takes meanwhile.
@Suite(.serialized) struct NetworkServerTests {
    @Test func listensOnBothLoopbackAddressesOnOnePort() throws {
        let server = try TestServer(setUp: TestServer.echo)
        #expect(
            server.server.endpoints == [
                Endpoint(address: "127.0.0.1", port: server.port, isSecure: false),
                Endpoint(address: "::1", port: server.port, isSecure: false),
            ])
        for host in ["127.0.0.1", "::1"] {
            let client = try server.connect(host: host)
            client.send(host)
            #expect(client.receiveText(host.utf8.count) == host)
        }
    }

    @Test func choosesAnotherPairWhenThePortIsTakenOnIPv6() throws {
        // Takes many ports on ::1 alone, so that some of the kernel's choices for 127.0.0.1 clash.
        let blocker = NetworkServer { _, _ in TestHandler(EventLog()) }
        for _ in 0..<2_000 { try blocker.listen(host: "::1", port: 0) }
        for _ in 0..<100 {
            let server = NetworkServer { _, _ in TestHandler(EventLog()) }
            let port = try server.listen(port: 0)
            #expect(server.endpoints.map(\.port) == [port, port])
        }
    }

    @Test(arguments: ["127.0.0.1", "::1"]) func listensOnOneAddressAlone(host: String) throws {
        let server = NetworkServer { _, _ in TestHandler(EventLog()) }
        let port = try server.listen(host: host, port: 0)
        #expect(server.endpoints == [Endpoint(address: host, port: port, isSecure: false)])
        #expect(TestClient(port: port, host: host) != nil)
        #expect(TestClient(port: port, host: host == "::1" ? "127.0.0.1" : "::1") == nil)
    }

    @Test func namesHostAndPortWhenThePortIsInUse() throws {
        let first = NetworkServer { _, _ in TestHandler(EventLog()) }
        let port = try first.listen(host: "127.0.0.1", port: 0)
        let second = NetworkServer { _, _ in TestHandler(EventLog()) }
        let error = #expect(throws: NetworkError.portInUse(host: "127.0.0.1", port: port)) {
            try second.listen(port: port)
        }
        #expect(error?.description.hasPrefix("port \(port) on 127.0.0.1 is in use") == true)
        let onIPv6 = NetworkServer { _, _ in TestHandler(EventLog()) }
        let otherPort = try onIPv6.listen(host: "::1", port: 0)
        #expect(throws: NetworkError.portInUse(host: "::1", port: otherPort)) { try second.listen(port: otherPort) }
        #expect(second.endpoints.isEmpty)
    }

    @Test func refusesWhatIsNoPortOrAddressHere() {
        let server = NetworkServer { _, _ in TestHandler(EventLog()) }
        #expect(throws: NetworkError.portOutOfRange(65_536)) { try server.listen(port: 65_536) }
        #expect(throws: NetworkError.portOutOfRange(-1)) { try server.listen(port: -1) }
        #expect(throws: NetworkError.self) { try server.listen(host: "192.0.2.1", port: 0) }
        #expect(throws: NetworkError.self) { try server.listen(host: "nowhere.invalid", port: 0) }
    }

    @Test func canListenOnAPortAgainAtOnce() throws {
        var port = 0
        for _ in 0..<5 {
            let server = NetworkServer { _, _ in
                let handler = TestHandler(EventLog())
                handler.onBytes = { _, connection in connection.close() }
                return handler
            }
            port = try server.listen(port: port)
            try server.start()
            let client = try #require(TestClient(port: port))
            client.send("x")
            // The server closes first, so that its side is left in TIME_WAIT.
            #expect(client.receiveAll().bytes.isEmpty)
            server.stop(grace: .zero)
        }
    }

    @Test func serves500ConnectionsOnSeveralLoops() throws {
        var configuration = NetworkServer.Configuration()
        configuration.threads = 3
        let server = try TestServer(configuration) { handler in
            handler.onBytes = { bytes, connection in connection.write(bytes + Array("@\(connection.id >> 48)".utf8)) }
        }
        let clients = try (0..<500).map { _ in try server.connect() }
        for (index, client) in clients.enumerated() { client.send("client \(index);") }
        var loops: [String: Int] = [:]
        for (index, client) in clients.enumerated() {
            let expected = "client \(index);"
            let reply = client.receiveText(expected.utf8.count + 2)
            #expect(reply.hasPrefix(expected))
            loops[String(reply.suffix(1)), default: 0] += 1
        }
        #expect(server.server.connectionCount == 500)
        #expect(loops.count == 3)
        #expect(loops.values.allSatisfy { $0 >= 150 }, "\(loops)")
    }

    @Test func handsConnectionsOverTheLimitOverToBeRefused() throws {
        var configuration = NetworkServer.Configuration()
        configuration.maxConnections = 3
        let server = try TestServer(configuration) { handler in
            handler.onOpen = { connection in
                if connection.isOverLimit { connection.write(Array("full".utf8)) }
            }
            handler.onBytes = { bytes, connection in connection.write(bytes) }
        }
        var clients = try (0..<3).map { _ in try server.connect() }
        for client in clients {
            client.send("ok")
            #expect(client.receiveText(2) == "ok")
        }
        let refused = try server.connect()
        refused.send("too many")
        #expect(refused.receiveAll() == Received(Array("full".utf8), .end))
        refused.finishWriting()
        server.log.wait(for: "closed")
        clients.removeLast()
        server.log.wait(for: "closed", count: 2)
        let admitted = try server.connect()
        admitted.send("ok")
        #expect(admitted.receiveText(2) == "ok")
        #expect(server.log.events.filter { $0 == "opened over limit" }.count == 1)
    }

    @Test func addsAndRemovesPortsWhileItRuns() throws {
        var configuration = NetworkServer.Configuration()
        configuration.threads = 2
        let server = try TestServer(configuration, setUp: TestServer.echo)
        let extra = try server.server.listen(port: 0)
        let client = try #require(TestClient(port: extra))
        client.send("1")
        #expect(client.receiveText(1) == "1")
        server.server.stopListening(port: extra)
        #expect(TestClient(port: extra) == nil)
        client.send("2")
        #expect(client.receiveText(1) == "2")
        #expect(server.server.endpoints.map(\.port) == [server.port, server.port])
        _ = try server.connect()
    }

    @Test func stopsWithOpenConnections() throws {
        var configuration = NetworkServer.Configuration()
        configuration.threads = 2
        let server = try TestServer(configuration) { handler in
            handler.onBytes = { bytes, connection in connection.write(bytes) }
            handler.onStop = { connection in
                connection.write(Array("bye".utf8))
                connection.finish()
            }
        }
        let clients = try (0..<10).map { _ in try server.connect() }
        for client in clients {
            client.send("x")
            #expect(client.receiveText(1) == "x")
        }
        let stopping = Thread { server.server.stop(grace: .seconds(60)) }
        stopping.start()
        for client in clients {
            #expect(client.receiveAll() == Received(Array("bye".utf8), .end))
            client.finishWriting()
        }
        server.log.wait(for: "freed", count: 10)
        server.server.stop(grace: .seconds(60))
        #expect(server.log.events.filter { $0 == "closed" }.count == 10)
        #expect(TestClient(port: server.port) == nil)
    }

    @Test func cutsWhatIsOpenWhenTheGraceIsOver() throws {
        let server = try TestServer { handler in
            handler.onBytes = { bytes, connection in connection.write(bytes) }
            handler.onStop = { _ in }
        }
        let client = try server.connect()
        client.send("x")
        #expect(client.receiveText(1) == "x")
        server.server.stop(grace: .milliseconds(20))
        #expect(
            server.log.events == [
                "opened", "received", "server stops", "closed: \(NetworkError.serverStopped)", "freed",
            ])
        #expect(client.receiveAll() == Received([], .end))
    }

    @Test func aSecondStopCutsTheFirstShort() throws {
        let server = try TestServer { handler in handler.onStop = { _ in } }
        let client = try server.connect()
        client.send("x")
        server.log.wait(for: "received")
        let done = EventLog()
        Thread {
            server.server.stop(grace: .seconds(1_000))
            done.add("stopped")
        }.start()
        server.log.wait(for: "server stops")
        server.server.stop(grace: .zero)
        done.wait(for: "stopped")
        #expect(server.log.events.filter { $0 == "server stops" }.count == 1)
    }

    @Test func canBeStoppedFromAHandler() throws {
        let server = try TestServer { handler in
            handler.onBytes = { _, connection in
                connection.loop.mailbox.submit { _ in }
                connection.write(Array("stopping".utf8))
            }
        }
        let inner = server.server
        let log = server.log
        let client = try server.connect()
        client.send("x")
        #expect(client.receiveText(8) == "stopping")
        inner.onEachLoop { _ in
            inner.stop(grace: .zero)
            log.add("returned")
        }
        log.wait(for: "returned")
        log.wait(for: "closed: \(NetworkError.serverStopped)")
        #expect(client.receiveAll() == Received([], .end))
        inner.stop(grace: .zero)
    }

    @Test func cannotBeUsedAfterStop() throws {
        let server = try TestServer()
        server.server.stop(grace: .zero)
        #expect(throws: NetworkError.serverStopped) { try server.server.start() }
        #expect(throws: NetworkError.serverStopped) { try server.server.listen(port: 0) }
    }

    @Test func stopsAcceptingAlone() throws {
        let server = try TestServer(setUp: TestServer.echo)
        let client = try server.connect()
        client.send("1")
        #expect(client.receiveText(1) == "1")
        server.server.stopAccepting()
        #expect(TestClient(port: server.port) == nil)
        client.send("2")
        #expect(client.receiveText(1) == "2")
    }

    @Test func acceptsBeforeItIsStarted() throws {
        let server = NetworkServer { _, _ in
            let handler = TestHandler(EventLog())
            handler.onBytes = { bytes, connection in connection.write(bytes) }
            return handler
        }
        let port = try server.listen(port: 0)
        let client = try #require(TestClient(port: port))
        client.send("early")
        try server.start()
        try server.start()
        #expect(client.receiveText(5) == "early")
    }

    @Test func stopsItselfWhenItIsReleased() throws {
        var server: NetworkServer? = NetworkServer { _, _ in TestHandler(EventLog()) }
        let port = try #require(try server?.listen(port: 0))
        try server?.start()
        let client = try #require(TestClient(port: port))
        server = nil
        #expect(TestClient(port: port) == nil)
        _ = client
    }
}
