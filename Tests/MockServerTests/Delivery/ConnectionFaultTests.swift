import Support
import Testing

@testable import MockServer

/// Faults of the connection, as a raw socket sees them.
@Suite struct ConnectionFaultTests {
    /// The bytes in front of a point in the plain answer.
    private func prefix(_ answer: [UInt8], _ point: String) -> [UInt8] {
        let head = answer.count - DeliveryServer.text.utf8.count
        return switch point {
        case "start": []
        case "headers": Array(answer[..<head])
        case "body+7": Array(answer[..<(head + 7)])
        case "body*0.5": Array(answer[..<(head + DeliveryServer.text.utf8.count / 2)])
        default: answer
        }
    }

    private static let points = ["start", "headers", "body+7", "body*0.5", "body+100000"]

    @Test(arguments: points)
    func aResetComesBehindExactlyTheBytesInFrontOfIt(point: String) throws {
        let server = try DeliveryServer("fault: { reset: { at: \"\(point)\" } }")
        let client = try server.connect()
        client.send(DeliveryServer.request())
        let (bytes, ending) = client.receiveAll()
        #expect(ending == .reset)
        #expect(bytes == prefix(try server.plain(), point))
        #expect(server.outcomes() == [.brokenOff])
        #expect(server.entries.first?.fault == "reset")
        #expect(
            server.log.texts.first
                == "200 GET /notes  openapi listNotes  documented#struck  fault reset at \(point)")
    }

    @Test(arguments: points)
    func anOrderlyEndComesBehindExactlyTheBytesInFrontOfIt(point: String) throws {
        let server = try DeliveryServer("fault: { close: { at: \"\(point)\" } }")
        let client = try server.connect()
        // What is still unread when a socket closes turns its FIN into a RST.
        client.send(DeliveryServer.request() + DeliveryServer.request())
        let (bytes, ending) = client.receiveAll()
        #expect(ending == .end)
        #expect(bytes == prefix(try server.plain(), point))
        #expect(server.outcomes() == [.brokenOff])
        #expect(server.entries.first?.fault == "close")
    }

    @Test(arguments: points)
    func aStallLeavesTheConnectionOpenUntilTheClientGoes(point: String) throws {
        let server = try DeliveryServer("fault: { stall: { at: \"\(point)\" } }")
        let client = try server.connect()
        client.send(DeliveryServer.request())
        let expected = prefix(try server.plain(), point)
        #expect(client.receive(expected.count) == expected)
        #expect(!client.hasNews())
        server.advance(.seconds(100_000))
        #expect(!client.hasNews())
        #expect(server.entries.first?.outcome == .pending)
        client.finishWriting()
        #expect(client.receiveAll() == ([], .end))
        #expect(server.outcomes() == [.clientLeft])
    }

    @Test func aStallEndsWhenTheServerStops() throws {
        let server = try DeliveryServer("fault: { stall: { at: headers } }")
        let client = try server.connect()
        client.send(DeliveryServer.request())
        server.waitForArrivals(1)
        server.server.stop(grace: .seconds(60))
        #expect(client.receiveAll().ending == .end)
        #expect(server.outcomes() == [.cancelled])
    }

    @Test(arguments: ["start", "headers", "body+7"])
    func garbageFollowsTheBytesInFrontAndTheConnectionEnds(point: String) throws {
        let rule = "fault: { garbage: { at: \(point), bytes: 300 } }"
        let server = try DeliveryServer(rule)
        func play(_ server: DeliveryServer) throws -> [UInt8] {
            let client = try server.connect()
            client.send(DeliveryServer.request())
            let (bytes, ending) = client.receiveAll()
            #expect(ending == .end)
            return bytes
        }
        let expected = prefix(try server.plain(), point)
        let first = try play(server)
        #expect(first.count == expected.count + 300)
        #expect(first.starts(with: expected))
        // Another use draws other bytes, the same use of another run the same.
        #expect(try play(server).suffix(300) != first.suffix(300))
        #expect(try play(DeliveryServer(rule)).suffix(300) == first.suffix(300))
        #expect(server.outcomes() == [.brokenOff, .brokenOff])
    }

    @Test func aStaleConnectionDiesAsTheNextRequestArrives() throws {
        for (word, ending) in [("fin", RawClient.Ending.end), ("reset", .reset)] {
            let server = try DeliveryServer("fault: { staleKeepAlive: \(word) }")
            let client = try server.connect()
            client.send(DeliveryServer.request())
            #expect(client.receiveAnswer() == (try server.plain()))
            #expect(!client.hasNews())
            client.send(DeliveryServer.request())
            let (bytes, found) = client.receiveAll()
            #expect(bytes == [])
            #expect(found == ending)
            #expect(server.outcomes() == [.answered])
            #expect(server.entries.first?.fault == "staleKeepAlive")
            #expect(
                server.log.texts.last
                    == "- - -  documented#struck  fault staleKeepAlive \(word)  "
                    + "a request on the kept-alive connection was not played")
        }
    }

    @Test func aStaleConnectionDiesAtOnceWhenTheNextRequestIsThereAlready() throws {
        let server = try DeliveryServer("fault: { staleKeepAlive: reset }")
        let client = try server.connect()
        client.send(DeliveryServer.request() + DeliveryServer.request())
        let (bytes, ending) = client.receiveAll()
        #expect(bytes == (try server.plain()))
        #expect(ending == .reset)
        #expect(server.outcomes() == [.answered])
    }

    /// A fault strikes each use of a rule alone: the connection of another client goes on.
    @Test func otherConnectionsGoOn() throws {
        let server = try DeliveryServer("fault: { reset: { at: start } }")
        let other = try server.connect()
        other.send(DeliveryServer.request("/notes/1"))
        let answer = other.receiveAnswer()
        let client = try server.connect()
        client.send(DeliveryServer.request())
        #expect(client.receiveAll().ending == .reset)
        other.send(DeliveryServer.request("/notes/1"))
        #expect(other.receiveAnswer() == answer)
    }
}
