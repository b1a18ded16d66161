import Foundation
import HTTPModel
import Scenarios
import SourceDocuments
import Support
import TestSupport
import Testing

@testable import MockServer

/// Answers that wait in a session of their own.
struct SessionWaitTests {
    private let server: RunningServer
    private let clock = ManualClock()
    private let session: Session

    init() throws {
        let files = InMemoryFiles([
            "openapi.yaml": NotesAPI.contract,
            "documented.yaml": """
            contract: openapi.yaml
            rules:
              - { operation: listNotes, delay: 1h, respond: { status: 200, text: late } }
            """,
        ])
        let (repertoire, diagnostics) = RepertoireLoader(reader: files).load(["."])
        #expect(diagnostics.map(\.rendered) == [])
        server = try RunningServer.start(repertoire)
        var wish = SessionWish()
        wish.clock = clock
        session = try server.sessions.open(wish).session
    }

    /// A client whose request waits in the session.
    private func waitingClient() throws -> RawClient {
        let port = Int(server.addresses.url.split(separator: ":").last ?? "") ?? 0
        let client = try #require(RawClient(port: port))
        client.send(
            "GET /~\(session.id)/notes HTTP/1.1\r\nHost: localhost\r\nApi-Key: k\r\nConnection: close\r\n\r\n")
        for _ in 0..<500 where server.journal.entries(of: session.id).first?.completion == nil { usleep(10_000) }
        return client
    }

    private func outcome() -> JournalEntry.Outcome? {
        for _ in 0..<500 where server.journal.entries(of: session.id).first?.outcome == .pending { usleep(10_000) }
        return server.journal.entries(of: session.id).first?.outcome
    }

    @Test func closingTheSessionCutsThemOff() throws {
        defer { server.stop(grace: .zero) }
        let client = try waitingClient()
        #expect(server.sessions.close(id: session.id))
        #expect(client.text() == "")
        #expect(server.journal.entries(of: session.id).isEmpty)
    }

    @Test func movingTheClockLetsThemGo() throws {
        defer { server.stop(grace: .zero) }
        let client = try waitingClient()
        clock.advance(by: .seconds(3_600))
        let text = client.text()
        #expect(text.hasPrefix("HTTP/1.1 200"))
        #expect(text.hasSuffix("late"))
        #expect(outcome() == .answered)
    }

    @Test func anotherClockLetsThemGoToo() throws {
        defer { server.stop(grace: .zero) }
        let client = try waitingClient()
        session.change(clock: RealClock())
        #expect(client.text().hasSuffix("late"))
    }

    @Test func anotherVirtualClockHoldsThemUntilTheSameMoment() throws {
        defer { server.stop(grace: .zero) }
        let client = try waitingClient()
        clock.advance(by: .seconds(1_800))
        let next = ManualClock(at: clock.now)
        session.change(clock: next)
        next.advance(by: .seconds(1_799))
        usleep(100_000)
        #expect(server.journal.entries(of: session.id).first?.outcome == .pending)
        next.advance(by: .seconds(1))
        #expect(client.text().hasSuffix("late"))
    }

    @Test func anAutoClockSkipsWhatAManualOneHeld() throws {
        defer { server.stop(grace: .zero) }
        let client = try waitingClient()
        let start = clock.now
        let next = AutoClock(at: start)
        session.change(clock: next)
        #expect(client.text().hasSuffix("late"))
        #expect(next.now == start + .seconds(3_600))
    }

    @Test func aManualClockHoldsWhatWaitedOnTheRealOne() throws {
        defer { server.stop(grace: .zero) }
        session.change(clock: RealClock(at: clock.now))
        let client = try waitingClient()
        let arrival = try #require(server.journal.entries(of: session.id).first?.arrival)
        let next = ManualClock(at: arrival + .seconds(3_599))
        session.change(clock: next)
        usleep(100_000)
        #expect(server.journal.entries(of: session.id).first?.outcome == .pending)
        next.advance(by: .seconds(60))
        #expect(client.text().hasSuffix("late"))
    }

    @Test func aRealClockTakesOverWhereAVirtualOneStood() throws {
        defer { server.stop(grace: .zero) }
        let client = try waitingClient()
        let arrival = try #require(server.journal.entries(of: session.id).first?.arrival)
        session.change(clock: RealClock(at: arrival + .seconds(1)))
        usleep(100_000)
        #expect(server.journal.entries(of: session.id).first?.outcome == .pending)
        session.change(clock: RealClock(at: arrival + .milliseconds(3_599_900)))
        #expect(client.text().hasSuffix("late"))
    }
}
