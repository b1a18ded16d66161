import Foundation
import HTTPModel
import JSONModel
import Scenarios
import SourceDocuments
import Support
import TestSupport
import Testing

@testable import MockServer

/// Sessions on a server with sockets: ports of their own, and their end.
struct SessionPortTests {
    private func start() throws -> RunningServer {
        let files = InMemoryFiles(["openapi.yaml": NotesAPI.contract, "documented.yaml": NotesAPI.scenario])
        let (repertoire, diagnostics) = RepertoireLoader(reader: files).load(["openapi.yaml", "documented.yaml"])
        #expect(diagnostics.map(\.rendered) == [])
        return try RunningServer.start(repertoire)
    }

    private func port(_ url: String) -> Int { Int(url.split(separator: ":").last ?? "") ?? 0 }

    private func exchange(_ port: Int, _ text: String) -> String? {
        guard let client = RawClient(port: port) else { return nil }
        client.send(text)
        return client.text()
    }

    private func get(_ path: String) -> String {
        "GET \(path) HTTP/1.1\r\nHost: localhost\r\nApi-Key: k\r\nConnection: close\r\n\r\n"
    }

    @Test func aPortBelongsToItsSession() throws {
        let server = try start()
        defer { server.stop(grace: .zero) }
        var wish = SessionWish()
        wish.wantsPorts = true
        wish.clock = ManualClock()
        let opened = try server.sessions.open(wish)
        let ports = try #require(opened.ports)
        #expect(ports.numbers == [port(ports.url)])
        let answer = try #require(exchange(port(ports.url), get("/notes")))
        #expect(answer.hasPrefix("HTTP/1.1 200"))
        #expect(answer.contains("Date: Mon, 01 Jan 2024 00:00:00 GMT"))
        #expect(server.journal.entries(of: opened.session.id).count == 1)
        // The server itself is asked on its own ports only.
        #expect(exchange(port(ports.url), get("/__admin/health"))?.hasPrefix("HTTP/1.1 404") == true)
        #expect(exchange(port(server.addresses.url), get("/__admin/health"))?.hasPrefix("HTTP/1.1 200") == true)
        let idle = try #require(RawClient(port: port(ports.url)))
        server.sessions.close(id: opened.session.id)
        #expect(idle.text() == "")
        for _ in 0..<500 where RawClient(port: port(ports.url)) != nil { usleep(10_000) }
        #expect(RawClient(port: port(ports.url)) == nil)
    }

    @Test func bytesThatAreNoRequestBelongToTheSessionOfTheirPort() throws {
        let server = try start()
        defer { server.stop(grace: .zero) }
        var wish = SessionWish()
        wish.wantsPorts = true
        let opened = try server.sessions.open(wish)
        let ports = try #require(opened.ports)
        #expect(exchange(port(ports.url), "what is this\r\n\r\n")?.hasPrefix("HTTP/1.1 400") == true)
        #expect(server.journal.entries(of: opened.session.id).map { $0.refusal != nil } == [true])
        #expect(server.journal.entries(of: Session.defaultName).isEmpty)
        #expect(exchange(port(server.addresses.url), "nor this\r\n\r\n")?.hasPrefix("HTTP/1.1 400") == true)
        #expect(server.journal.entries(of: Session.defaultName).count == 1)
        #expect(server.journal.entries(of: opened.session.id).count == 1)
    }

    @Test func aSessionEndsWithItsTime() throws {
        let server = try start()
        defer { server.stop(grace: .zero) }
        var wish = SessionWish()
        wish.timeToLive = .milliseconds(50)
        let session = try server.sessions.open(wish).session
        for _ in 0..<500 where !session.hasEnded { usleep(10_000) }
        #expect(session.hasEnded)
        #expect(server.sessions.openCount == 0)
        wish.timeToLive = .seconds(3_600)
        let lasting = try server.sessions.open(wish).session
        usleep(100_000)
        #expect(!lasting.hasEnded)
    }
}
