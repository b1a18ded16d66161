import Foundation
import Scenarios
import Support
import Testing

@testable import MockServer

/// The log tells of ends that the line about a request could not tell.
@Suite struct LoggedReplyTests {
    /// The notices of the log, once there is one.
    private func notices(_ server: DeliveryServer) -> [LogNotice] {
        for _ in 0..<1_000 where server.log.notices.isEmpty { usleep(5_000) }
        return server.log.notices
    }

    private static let line = "200 GET /notes  openapi listNotes  documented#struck"

    @Test func aClientThatLeftIsTold() throws {
        let server = try DeliveryServer("delay: 1h")
        var client: RawClient? = try server.connect()
        client?.send(DeliveryServer.request())
        server.waitForArrivals(1)
        server.advance(.seconds(5))
        client = nil
        let notice = try #require(notices(server).first)
        #expect(LogRenderer.text.line(notice) == "client left: \(Self.line)  delayed 1h")
        #expect(
            LogRenderer.json.line(notice)
                == #"{"time":"2024-01-01T00:00:05.000Z","event":"clientLeft","session":"default","method":"GET","#
                + #""target":"/notes","operation":"openapi listNotes","rule":"documented#struck","status":200,"#
                + #""delivery":["delayed 1h"]}"#)
        #expect(server.log.texts == ["\(Self.line)  delayed 1h"])
    }

    @Test func aFaultThatBreaksTheAnswerOffIsTold() throws {
        let server = try DeliveryServer("fault: { reset: { at: body+3 } }")
        let client = try server.connect()
        client.send(DeliveryServer.request())
        #expect(notices(server).map(LogRenderer.text.line) == ["broken off: \(Self.line)  fault reset at body+3"])
    }

    @Test func anAnswerThatTheServerCancelsIsTold() throws {
        let server = try DeliveryServer("delay: 1h")
        let client = try server.connect()
        client.send(DeliveryServer.request())
        server.waitForArrivals(1)
        server.server.stop(grace: .zero)
        #expect(server.log.notices.map(LogRenderer.text.line) == ["cancelled: \(Self.line)  delayed 1h"])
    }

    @Test func anAnswerThatEndsWithItsSessionIsTold() throws {
        let server = try DeliveryServer("delay: 1h")
        var wish = SessionWish()
        wish.clock = ManualClock()
        let id = try server.server.sessions.open(wish).session.id
        let client = try server.connect()
        client.send(DeliveryServer.request("/~\(id)/notes"))
        server.waitForArrivals(1)
        server.server.sessions.close(id: id)
        #expect(notices(server).map(\.event) == ["cancelled"])
        #expect(notices(server).first?.text.hasPrefix("cancelled: 200 GET /notes  ~\(id)  openapi") == true)
    }

    @Test func anAnswerThatArrivesIsNoNews() throws {
        let server = try DeliveryServer("delay: 1h")
        let client = try server.connect()
        client.send(DeliveryServer.request(fields: "Connection: close\r\n"))
        server.waitForArrivals(1)
        server.advance(.seconds(3_600))
        #expect(!client.receiveAll().bytes.isEmpty)
        #expect(server.outcomes() == [.answered])
        #expect(server.log.notices.isEmpty)
        #expect(server.log.texts.count == 1)
    }
}
