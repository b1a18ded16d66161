import Foundation
import Network
import Testing

@Suite struct TCPConnectionTests {
    static func pattern(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) } }

    @Test func echoesWhatArrives() throws {
        let server = try TestServer(setUp: TestServer.echo)
        let client = try server.connect()
        for text in ["a", "hello", String(repeating: "x", count: 5_000)] {
            client.send(text)
            #expect(client.receiveText(text.utf8.count) == text)
        }
        client.finishWriting()
        #expect(client.receiveAll() == Received([], .end))
        server.log.wait(for: "freed")
        #expect(server.log.events.suffix(3) == ["peer finished", "closed", "freed"])
    }

    @Test func sendsMuchToASlowReaderInOrder() throws {
        let body = Self.pattern(20_000_000)
        let server = try TestServer { handler in
            handler.onBytes = { [log = handler.log] _, connection in
                log.add(connection.write(Array("head".utf8)) ? "all sent" : "queued")
                log.add(connection.write(body) ? "all sent" : "queued")
                log.add(connection.write(Array("tail".utf8)) ? "all sent" : "queued")
                log.add(connection.queuedByteCount > 1_000_000 ? "much is queued" : "little is queued")
            }
        }
        let client = try #require(TestClient(port: server.port, receiveBuffer: 8_192))
        client.send("go")
        server.log.wait(for: "much is queued")
        #expect(client.receiveText(4) == "head")
        #expect(!server.log.events.contains("drained"))
        #expect(Received(client.receive(body.count), .end) == Received(body, .end))
        #expect(client.receiveText(4) == "tail")
        server.log.wait(for: "drained")
        #expect(
            server.log.events.filter { $0 != "received" }
                == ["opened", "all sent", "queued", "queued", "much is queued", "drained"])
    }

    @Test func sendsTwoArraysAsOne() throws {
        let body = Self.pattern(8_000_000)
        let server = try TestServer { handler in
            handler.onBytes = { _, connection in
                connection.write(Array("small ".utf8), Array("pair|".utf8))
                connection.write(Array("large ".utf8), body)
                connection.write(body, Array("end".utf8))
                connection.finish()
            }
        }
        let client = try server.connect()
        client.send("go")
        let expected = Array("small pair|large ".utf8) + body + body + Array("end".utf8)
        #expect(client.receiveAll() == Received(expected, .end))
    }

    @Test func copiesOnlyWhatIsLeftOfBorrowedBytes() throws {
        let body = Self.pattern(8_000_000)
        let server = try TestServer { handler in
            handler.onBytes = { _, connection in
                var scratch = body
                connection.write(copying: scratch.span)
                unsafe scratch.withUnsafeMutableBytes { unsafe _ = $0.initializeMemory(as: UInt8.self, repeating: 0) }
                connection.write(copying: scratch.span.extracting(0..<3))
                connection.finish()
            }
        }
        let client = try server.connect()
        client.send("go")
        #expect(client.receiveAll() == Received(body + [0, 0, 0], .end))
    }

    @Test func servesAHalfClosedClient() throws {
        let server = try TestServer { handler in
            handler.onPeerFinished = { connection in
                connection.write(Array("late answer".utf8))
                connection.finish()
            }
        }
        let client = try server.connect()
        client.send("question")
        client.finishWriting()
        #expect(client.receiveAll() == Received(Array("late answer".utf8), .end))
        #expect(server.log.bytes == Array("question".utf8))
    }

    @Test func finishesWithFINThoughTheClientIsStillSending() throws {
        let server = try TestServer { handler in
            handler.onBytes = { _, connection in
                connection.write(Array("too large".utf8))
                connection.finish()
                connection.write(Array("never".utf8))
            }
        }
        let client = try server.connect()
        client.send([UInt8](repeating: 1, count: 1_000_000))
        client.send([UInt8](repeating: 2, count: 1_000_000))
        #expect(client.receiveAll() == Received(Array("too large".utf8), .end))
        #expect(server.log.events.filter { $0 == "received" }.count == 1)
        client.finishWriting()
        server.log.wait(for: "closed")
    }

    @Test func endsAFinishedConnectionThatThePeerKeepsOpen() throws {
        var configuration = NetworkServer.Configuration()
        configuration.lingerIdle = .milliseconds(20)
        let server = try TestServer(configuration) { $0.onBytes = { _, connection in connection.finish() } }
        let client = try server.connect()
        client.send("x")
        server.log.wait(for: "closed")
        _ = client
    }

    @Test func endsAFinishedConnectionThatThePeerKeepsFeeding() throws {
        var configuration = NetworkServer.Configuration()
        configuration.lingerIdle = .seconds(60)
        configuration.lingerTotal = .milliseconds(50)
        let server = try TestServer(configuration) { $0.onBytes = { _, connection in connection.finish() } }
        let client = try server.connect()
        waitUntil { !client.send("x") || server.log.events.contains("closed") }
        server.log.wait(for: "closed")
    }

    @Test func givesUpAPeerThatTakesNothing() throws {
        var configuration = NetworkServer.Configuration()
        configuration.sendTimeout = .milliseconds(30)
        let server = try TestServer(configuration) { handler in
            handler.onBytes = { _, connection in
                connection.write([UInt8](repeating: 1, count: 20_000_000))
                connection.finish()
            }
        }
        let client = try #require(TestClient(port: server.port, receiveBuffer: 8_192))
        client.send("x")
        server.log.wait(for: "closed: \(NetworkError.closingTimedOut)")
    }

    @Test(arguments: [false, true]) func noticesAClientThatLeavesWhileItWaits(byReset: Bool) throws {
        let server = try TestServer()
        var client: TestClient? = try server.connect()
        client?.send("question")
        server.log.wait(for: "received")
        if byReset { client?.resetOnClose() }
        client = nil
        server.log.wait(for: "freed")
        let ending = byReset ? ["closed: \(NetworkError.connectionReset)"] : ["peer finished", "closed"]
        #expect(server.log.events == ["opened", "received"] + ending + ["freed"])
    }

    @Test func reportsAPeerThatIsGoneWhenWriting() throws {
        let server = try TestServer { handler in
            handler.onPeerFinished = { connection in
                // The peer has closed, not only finished: the first bytes provoke its RST, later ones fail.
                let timer = connection.loop.makeTimer()
                timer.start(after: .milliseconds(1), repeating: .milliseconds(1)) {
                    connection.write([1])
                    if connection.isClosed { timer.cancel() }
                }
            }
        }
        var client: TestClient? = try server.connect()
        client?.send("x")
        server.log.wait(for: "received")
        client = nil
        server.log.wait(for: "closed: \(NetworkError.connectionReset)")
        server.log.wait(for: "freed")
    }

    @Test func leavesBytesInTheKernelWhilePaused() throws {
        let server = try TestServer { handler in
            handler.onBytes = { [log = handler.log] _, connection in
                connection.pauseReading()
                connection.write(Array("paused".utf8))
                let timer = connection.loop.makeTimer()
                timer.start(after: .milliseconds(30)) {
                    log.add("resumed")
                    connection.resumeReading()
                    timer.cancel()
                }
            }
        }
        let client = try server.connect()
        client.send("1")
        #expect(client.receiveText(6) == "paused")
        client.send("2")
        #expect(client.receiveText(6) == "paused")
        #expect(server.log.events == ["opened", "received", "resumed", "received"])
        #expect(server.log.bytes == Array("12".utf8))
    }

    @Test(arguments: [10, 3_000_000]) func resetsAfterEveryByteIsDelivered(count: Int) throws {
        let body = Self.pattern(count)
        let server = try TestServer { handler in
            handler.onBytes = { _, connection in
                connection.write(body)
                connection.reset()
            }
        }
        let client = try server.connect()
        client.send("x")
        #expect(client.receiveAll() == Received(body, .reset))
        server.log.wait(for: "closed")
    }

    @Test func resetsAtOnce() throws {
        let server = try TestServer { $0.onBytes = { _, connection in connection.reset(afterDelivery: false) } }
        let client = try server.connect()
        client.send("x")
        #expect(client.receiveAll() == Received([], .reset))
    }

    @Test func closesInAnOrderlyWay() throws {
        let server = try TestServer { handler in
            handler.onBytes = { _, connection in
                connection.write(Array("bye".utf8))
                connection.close()
                connection.close()
                #expect(connection.isClosed)
                #expect(!connection.write([1]))
            }
        }
        let client = try server.connect()
        client.send("x")
        #expect(client.receiveAll() == Received(Array("bye".utf8), .end))
        server.log.wait(for: "freed")
        #expect(server.log.events == ["opened", "received", "closed", "freed"])
    }

    @Test func knowsItsEnds() throws {
        let server = try TestServer { handler in
            handler.onBytes = { [log = handler.log] _, connection in
                log.add("\(connection.endpoint) \(connection.remoteAddress?.address ?? "gone")")
                log.add("port \(connection.remoteAddress?.port ?? 0) secure \(connection.isSecure)")
            }
        }
        let client = try server.connect()
        client.send("x")
        server.log.wait(for: "port \(client.ownPort) secure false")
        #expect(server.log.events.contains("127.0.0.1:\(server.port) 127.0.0.1"))
    }

}
