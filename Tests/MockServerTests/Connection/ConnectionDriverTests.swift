import Contracts
import Foundation
import Scenarios
import SourceDocuments
import Support
import TestSupport
import Testing

@testable import MockServer

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Clients that are slow to take what they asked for.
@Suite struct ConnectionDriverTests {
    /// More than the kernel's buffers of both sides hold.
    private static let size = 24_000_000

    private func start() throws -> (server: RunningServer, port: Int) {
        let files = InMemoryFiles([
            "openapi.yaml": NotesAPI.contract,
            "documented.yaml": """
            contract: openapi.yaml
            rules:
              - { operation: listNotes, respond: { status: 200, file: large.txt } }
            """, "large.txt": String(repeating: "x", count: Self.size),
        ])
        let (repertoire, diagnostics) = RepertoireLoader(reader: files).load(["openapi.yaml", "documented.yaml"])
        #expect(diagnostics.map(\.rendered) == [])
        let server = try RunningServer.start(repertoire)
        return (server, Int(server.addresses.url.split(separator: ":").last ?? "") ?? 0)
    }

    private func request(_ fields: String = "") -> String {
        "GET /notes HTTP/1.1\r\nHost: localhost\r\nApi-Key: k\r\n\(fields)\r\n"
    }

    /// The outcome of the exchange, once the server has noted it.
    private func outcome(_ server: RunningServer) -> JournalEntry.Outcome? {
        for _ in 0..<500 where server.journal.entries.first?.outcome == .pending { usleep(10_000) }
        return server.journal.entries.first?.outcome
    }

    @Test func anAnswerThatClosesIsSentWholeHoweverSlowlyItIsRead() throws {
        let (server, port) = try start()
        defer { server.stop(grace: .zero) }
        let client = try #require(RawClient(port: port))
        client.send(request("Connection: close\r\n"))
        // Longer than a connection lingers once its answer is out.
        let count = client.count { total in if total == 0 { usleep(2_500_000) } }
        #expect(count > Self.size)
        #expect(outcome(server) == .answered)
    }

    @Test func aClientThatHasSentItsEndGetsTheWholeAnswer() throws {
        let (server, port) = try start()
        defer { server.stop(grace: .zero) }
        let client = try #require(RawClient(port: port))
        client.send(request())
        client.finishWriting()
        #expect(client.count { total in if total == 0 { usleep(100_000) } } > Self.size)
        #expect(outcome(server) == .answered)
    }

    @Test func aServerThatStopsFinishesTheAnswerThatIsBeingRead() throws {
        let (server, port) = try start()
        let client = try #require(RawClient(port: port))
        client.send(request())
        let first = client.count(upTo: 1_000_000)
        Thread.detachNewThread { server.stop(grace: .seconds(20)) }
        while RawClient(port: port) != nil { usleep(1_000) }
        usleep(100_000)
        let rest = client.count()
        #expect(first + rest > Self.size)
    }

    @Test func requestsWaitWhileTheAnswersBeforeThemAreUnread() throws {
        let (server, port) = try start()
        defer { server.stop(grace: .zero) }
        let client = try #require(RawClient(port: port))
        client.send(String(repeating: request(), count: 4))
        usleep(300_000)
        #expect(server.journal.entries.count == 1)
        #expect(client.count(upTo: 4 * Self.size) == 4 * Self.size)
        #expect(server.journal.entries.count == 4)
    }
}
