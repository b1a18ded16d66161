import Support
import Testing

@testable import MockServer

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Delays, dribbles, bandwidth and slow heads, by a clock that the test moves.
@Suite struct PacingTests {
    private let length = DeliveryServer.text.utf8.count

    /// A client whose request has arrived, and the answer that it will get.
    private func wait(
        _ rule: String, over transport: Transport = .http
    ) throws -> (server: DeliveryServer, client: RawClient, answer: [UInt8]) {
        let server = try DeliveryServer(rule, isSecure: transport.isSecure)
        let answer = try server.plain()
        let client = try server.connect(over: transport)
        client.send(DeliveryServer.request())
        server.waitForArrivals(1)
        return (server, client, answer)
    }

    /// The text without the fields `Date`, which tell when an answer was made.
    private func undated(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self).replacing(/Date: [^\r]*\r\n/, with: "")
    }

    @Test(arguments: Transport.allCases)
    func anAnswerComesWhenItsDelayHasPassed(over transport: Transport) throws {
        let (server, client, answer) = try wait("delay: 80ms", over: transport)
        server.advance(.nanoseconds(79_999_999))
        #expect(!client.hasNews())
        #expect(server.entries.map(\.outcome) == [.pending])
        server.advance(.nanoseconds(1))
        #expect(client.receiveAnswer() == answer)
        #expect(server.outcomes() == [.answered])
        #expect(server.log.texts.last == "200 GET /notes  openapi listNotes  documented#struck  delayed 80ms")
        // The connection goes on.
        client.send(DeliveryServer.request("/notes/1"))
        #expect(client.receiveAnswer() == answer)
    }

    @Test func anExchangeCountsAsOpenUntilItsAnswerIsOut() throws {
        let server = try DeliveryServer(
            "delay: 1s",
            more: "  - { operation: listNotes, quota: { algorithm: concurrency, limit: 1 }, respond: { status: 503 } }")
        func ask() throws -> RawClient {
            let client = try server.connect()
            client.send(DeliveryServer.request())
            return client
        }
        func status(_ client: RawClient) -> String {
            String(decoding: client.receiveAnswer().prefix(12), as: UTF8.self)
        }
        let first = try ask()
        server.waitForArrivals(1)
        #expect(try status(ask()) == "HTTP/1.1 503")
        server.advance(.seconds(1))
        #expect(status(first) == "HTTP/1.1 200")
        // One whose client leaves is over too.
        var leaving: RawClient? = try ask()
        server.waitForArrivals(3)
        #expect(leaving != nil)
        leaving = nil
        #expect(server.outcomes(3).last == .clientLeft)
        let last = try ask()
        server.waitForArrivals(4)
        server.advance(.seconds(1))
        #expect(status(last) == "HTTP/1.1 200")
    }

    @Test func theJournalTellsWhenAnAnswerThatWaitedWasOut() throws {
        func ended(_ entry: JournalEntry?) -> Duration? {
            guard let entry, let moment = entry.completion?.ended else { return nil }
            return moment - entry.arrival
        }
        let (server, client, answer) = try wait("dribble: { chunks: 3, over: 4s }")
        let early = answer.count - length + length * 2 / 3
        server.advance(.seconds(2))
        #expect(client.receive(early).count == early)
        #expect(ended(server.entries.first) == nil)
        server.advance(.seconds(2))
        #expect(client.receive(answer.count - early).count == answer.count - early)
        #expect(ended(server.entries.first) == .seconds(4))
        _ = try server.plain()
        #expect(server.server.journal.entries.last?.completion?.ended == nil)
    }

    @Test(arguments: [false, true])
    func theJournalTellsWhenAClientLeftBeforeItsAnswer(isReset: Bool) throws {
        let server = try DeliveryServer("delay: 1h")
        var client: RawClient? = try server.connect()
        client?.send(DeliveryServer.request())
        server.waitForArrivals(1)
        server.advance(.seconds(7))
        if isReset { client?.resetOnClose() }
        client = nil
        #expect(client == nil)
        #expect(server.outcomes() == [.clientLeft])
        let entry = try #require(server.entries.first)
        let ended = try #require(entry.completion?.ended)
        #expect(ended - entry.arrival == .seconds(7))
    }

    @Test func theJournalTellsWhenAFaultBrokeAnAnswerOff() throws {
        let (server, client, _) = try wait("delay: 3s, fault: { reset: { at: body+3 } }")
        server.advance(.seconds(3))
        #expect(client.receiveAll().ending == .reset)
        #expect(server.outcomes() == [.brokenOff])
        let entry = try #require(server.entries.first)
        let ended = try #require(entry.completion?.ended)
        #expect(ended - entry.arrival == .seconds(3))
    }

    @Test(arguments: Transport.allCases)
    func headAndBodyAreDelayedOnTheirOwn(over transport: Transport) throws {
        let (server, client, answer) = try wait("delay: { headers: 1s, body: 2s }", over: transport)
        server.advance(.seconds(1))
        #expect(client.receive(answer.count - length) == Array(answer[..<(answer.count - length)]))
        server.advance(.milliseconds(1999))
        #expect(!client.hasNews())
        server.advance(.milliseconds(1))
        #expect(client.receive(length) == Array(DeliveryServer.text.utf8))
    }

    @Test func pipelinedAnswersKeepTheirOrder() throws {
        let server = try DeliveryServer("delay: 1s")
        let answer = try server.plain()
        let client = try server.connect()
        client.send(DeliveryServer.request() + DeliveryServer.request("/notes/1") + DeliveryServer.request())
        server.waitForArrivals(1)
        #expect(!client.hasNews())
        server.advance(.seconds(1))
        #expect(undated(client.receive(answer.count * 2)) == undated(answer + answer))
        server.waitForArrivals(2)
        #expect(!client.hasNews())
        server.advance(.seconds(1))
        #expect(undated(client.receiveAnswer()) == undated(answer))
    }

    @Test func answersToHEADAndToHTTP10AreDelayedToo() throws {
        let server = try DeliveryServer("delay: { headers: 1s, body: 1h }")
        let client = try server.connect()
        client.send(DeliveryServer.request(method: "HEAD"))
        server.waitForArrivals(1)
        server.advance(.seconds(1))
        // Without a body there is nothing to wait for behind the head.
        #expect(undated(client.receiveAnswer(hasContent: false)) == undated(try server.plain(method: "HEAD")))
        #expect(server.outcomes() == [.answered])
        let old = try DeliveryServer("delay: 1s")
        let oldClient = try old.connect()
        oldClient.send(DeliveryServer.request(version: "1.0"))
        old.waitForArrivals(1)
        old.advance(.seconds(1))
        let (bytes, ending) = oldClient.receiveAll()
        #expect(String(decoding: bytes, as: UTF8.self).hasSuffix("\r\n\r\n" + DeliveryServer.text))
        #expect(ending == .end)
    }

    @Test(arguments: Transport.allCases)
    func aBodyDribbles(over transport: Transport) throws {
        let (server, client, answer) = try wait("dribble: { chunks: 5, over: 4s }", over: transport)
        #expect(client.receive(answer.count - length + length / 5).count == answer.count - length + length / 5)
        for piece in 1..<5 {
            #expect(!client.hasNews(within: 20))
            server.advance(.seconds(1))
            let expected = length * (piece + 1) / 5 - length * piece / 5
            let text = DeliveryServer.text.utf8.dropFirst(length * piece / 5).prefix(expected)
            #expect(client.receive(expected) == Array(text))
        }
        #expect(server.outcomes() == [.answered])
    }

    @Test(arguments: Transport.allCases)
    func bandwidthHoldsEveryByteBack(over transport: Transport) throws {
        let (server, client, answer) = try wait("bandwidth: 200B/s", over: transport)
        var received = 0
        let head = answer.count - length
        // The head's last piece is a short one.
        let headSteps = (head + 9) / 10
        for step in 1...200 where received < answer.count {
            server.advance(.milliseconds(50))
            let allowed =
                step <= headSteps ? min(10 * step, head) : min(head + 10 * (step - headSteps), answer.count)
            received += client.receive(allowed - received).count
            #expect(received == allowed)
            if step % 10 == 0 { #expect(!client.hasNews(within: 10)) }
        }
        #expect(received == answer.count)
        #expect(server.outcomes() == [.answered])
    }

    @Test(arguments: Transport.allCases)
    func aHeadComesByteByByte(over transport: Transport) throws {
        let (server, client, answer) = try wait("fault: { slowHeaders: { every: 10ms } }", over: transport)
        let head = answer.count - length
        for index in 0..<8 {
            #expect(client.receive(1) == [answer[index]])
            #expect(!client.hasNews(within: 10))
            server.advance(.milliseconds(10))
        }
        server.advance(.milliseconds(10) * (head - 10))
        #expect(client.receive(head - 9) == Array(answer[8..<(head - 1)]))
        #expect(!client.hasNews(within: 20))
        server.advance(.milliseconds(10))
        // With the head's last byte the body follows at once.
        #expect(client.receive(1 + length) == Array(answer[(head - 1)...]))
    }

    @Test func aClientThatLeavesIsNoticedAndItsWaitForgotten() throws {
        for breaks in [false, true] {
            let clock = ManualClock()
            let server = try DeliveryServer("delay: 1s", clock: clock)
            do {
                let client = try server.connect()
                client.send(DeliveryServer.request())
                server.waitForArrivals(1)
                if breaks { client.resetOnClose() }
            }
            #expect(server.outcomes() == [.clientLeft])
            server.advance(.seconds(2))
            #expect(server.outcomes() == [.clientLeft])
        }
    }

    @Test func aDelayCountsFromTheArrivalHoweverTheClockMoves() throws {
        let (server, client, answer) = try wait("dribble: { chunks: 5, over: 4s }, delay: 1s")
        server.advance(.seconds(100))
        #expect(client.receiveAnswer() == answer)
        #expect(server.outcomes() == [.answered])
    }

    /// The machine's clock: never early, by the client's own reading.
    @Test func nothingComesEarlyByTheMachinesClock() throws {
        let server = try DeliveryServer("delay: { headers: 30ms, body: 20ms }", clock: RealClock())
        let client = try server.connect()
        for _ in 0..<10 {
            let start = ContinuousClock.now
            client.send(DeliveryServer.request())
            _ = client.receive(1)
            #expect(ContinuousClock.now - start >= .milliseconds(30))
            while !client.receive(1).elementsEqual("\n".utf8) {}
            while client.receive(2) != [13, 10] { while !client.receive(1).elementsEqual("\n".utf8) {} }
            _ = client.receive(length)
            #expect(ContinuousClock.now - start >= .milliseconds(50))
        }
        #expect(server.outcomes(10).allSatisfy { $0 == .answered })
    }

    @Test func anAutomaticClockSkipsScriptedWaits() throws {
        let clock = AutoClock()
        let server = try DeliveryServer("delay: 1h, dribble: { chunks: 10, over: 10h }", clock: clock)
        let clients = try (0..<20).map { _ in try server.connect() }
        for client in clients { client.send(DeliveryServer.request()) }
        for client in clients { #expect(client.receiveAnswer().count > length) }
        #expect(server.outcomes(20).allSatisfy { $0 == .answered })
        #expect(clock.now - ManualClock.usualStart >= .seconds(11 * 3600))
        // Each arrived before anything that it could have skipped was sent.
        for client in clients.prefix(1) {
            let before = clock.now
            client.send(DeliveryServer.request("/notes/1"))
            _ = client.receiveAnswer()
            #expect(clock.now == before)
        }
    }
}
