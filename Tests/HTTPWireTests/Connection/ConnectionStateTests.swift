import HTTPModel
import HTTPWire
import Testing

struct ConnectionStateTests {
    private let get = Array("GET /1 HTTP/1.1\r\nHost: x\r\n\r\n".utf8)

    /// The actions that are due, as short text.
    private func drain(_ connection: inout ConnectionState) -> [String] {
        var found: [String] = []
        while let action = connection.nextAction() {
            #expect(found.count < 20)
            switch action {
            case .deliver(let request, let keepsAlive):
                let body = request.body.isEmpty ? "" : " " + String(decoding: request.body, as: UTF8.self)
                found.append("deliver \(request.method) \(request.target)\(body)\(keepsAlive ? "" : " last")")
            case .decide(let head): found.append("decide \(head.method) \(head.target)")
            case .contentReached: found.append("content reached")
            case .refused(let refusal): found.append("refused \(refusal.status)")
            case .write(let bytes): found.append("write \(String(decoding: bytes, as: UTF8.self))")
            case .writeContinue: found.append("continue")
            case .peerFinished: found.append("peer finished")
            case .pauseReading: found.append("pause")
            case .resumeReading: found.append("resume")
            case .closeAfterWrite(let lingers): found.append(lingers ? "close lingering" : "close after write")
            case .closeNow: found.append("close now")
            case .setTimeout(let kind): found.append("timeout \(kind)")
            case .cancelTimeout: found.append("no timeout")
            }
        }
        return found
    }

    private func started(_ change: (inout WireLimits) -> Void = { _ in }) -> ConnectionState {
        var limits = WireLimits()
        change(&limits)
        var connection = ConnectionState(limits: limits)
        #expect(drain(&connection) == ["timeout idle"])
        #expect(connection.isIdle)
        return connection
    }

    @Test func servesOneRequestAfterAnother() {
        var connection = started()
        for _ in 0..<2 {
            connection.received(get)
            #expect(drain(&connection) == ["no timeout", "deliver GET /1"])
            #expect(!connection.isIdle)
            connection.respond(Array("A".utf8))
            #expect(drain(&connection) == ["write A", "timeout idle"])
            #expect(connection.isIdle)
        }
    }

    private let post = Array("POST /1 HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n".utf8)

    private func deciding() -> ConnectionState {
        var connection = ConnectionState { _ in true }
        #expect(drain(&connection) == ["timeout idle"])
        return connection
    }

    @Test func stopsBeforeContentAndReadsItWhenItMay() {
        for cut in 0...8 {
            var connection = deciding()
            let bytes = post + Array("abcd".utf8) + get
            connection.received(Array(bytes[..<(post.count + min(cut, 4))]))
            #expect(drain(&connection) == ["decide POST /1", "no timeout"])
            connection.received(Array(bytes[(post.count + min(cut, 4))...]))
            #expect(drain(&connection) == [])
            connection.readContent()
            #expect(drain(&connection) == ["deliver POST /1 abcd"])
            connection.answered()
            #expect(drain(&connection) == ["no timeout", "deliver GET /1"])
        }
    }

    @Test(arguments: ["HTTP/1.1\r\nHost: x\r\nConnection: close\r\n", "HTTP/1.0\r\n"])
    func readsTheContentOfALastRequestToo(rest: String) {
        let post = Array("POST /1 \(rest)Content-Length: 4\r\n\r\n".utf8)
        for cut in 0...4 {
            var connection = deciding()
            let bytes = post + Array("abcd".utf8)
            connection.received(Array(bytes[..<(post.count + cut)]))
            #expect(drain(&connection) == ["decide POST /1", "no timeout"])
            connection.received(Array(bytes[(post.count + cut)...]))
            connection.readContent()
            #expect(drain(&connection).last == "deliver POST /1 abcd last")
        }
    }

    @Test func tellsWhenSoMuchContentHasCome() {
        var connection = deciding()
        connection.received(post)
        #expect(drain(&connection) == ["decide POST /1", "no timeout"])
        connection.readContent(watching: 3)
        #expect(drain(&connection) == ["timeout body"])
        connection.received(Array("ab".utf8))
        #expect(drain(&connection) == ["timeout body"])
        connection.received(Array("cd".utf8) + get)
        #expect(drain(&connection) == ["content reached", "no timeout"])
        connection.received(get)
        connection.respond(Array("A".utf8), closes: true)
        #expect(drain(&connection) == ["write A", "close lingering", "timeout linger"])
    }

    @Test func answersBeforeContentAndThrowsItAway() {
        var connection = deciding()
        connection.received(post + Array("ab".utf8))
        #expect(drain(&connection) == ["decide POST /1", "no timeout"])
        connection.answerEarly()
        connection.received(Array("cd".utf8) + get)
        #expect(drain(&connection) == [])
        connection.respond(Array("A".utf8), closes: true)
        #expect(drain(&connection) == ["write A", "close lingering", "timeout linger"])
    }

    @Test func aClientThatEndsWhileItsHeadIsLookedAtIsRefused() {
        var connection = deciding()
        connection.received(post)
        connection.peerFinished()
        #expect(drain(&connection) == ["decide POST /1", "no timeout"])
        connection.readContent()
        #expect(drain(&connection) == ["no timeout", "refused 400"])
    }

    @Test func passesOnWhetherItIsSecure() {
        for isSecure in [false, true] {
            var connection = ConnectionState(isSecure: isSecure)
            connection.received(get)
            while let action = connection.nextAction() {
                if case .deliver(let request, _) = action { #expect(request.isSecure == isSecure) }
            }
        }
    }

    @Test func keepsPipelinedRequestsInOrder() {
        var connection = started()
        connection.received(
            Array("POST /1 HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\naGET /2 HTTP/1.1\r\nHo".utf8))
        #expect(drain(&connection) == ["no timeout", "deliver POST /1 a"])
        connection.received(Array("st: x\r\n\r\nGET /3 HTTP/1.1\r\nHost: x\r\n\r\nG".utf8))
        #expect(drain(&connection) == [])
        connection.respond([])
        #expect(drain(&connection) == ["write ", "no timeout", "deliver GET /2"])
        connection.answered()
        #expect(drain(&connection) == ["no timeout", "deliver GET /3"])
        connection.answered()
        #expect(drain(&connection) == ["timeout head"])
    }

    @Test func pausesReadingAtItsBound() {
        var connection = started { $0.maxPipelinedBytes = 29 }
        connection.received(get + get)
        #expect(drain(&connection) == ["no timeout", "deliver GET /1"])
        connection.received([0x0D])
        connection.received([0x0A])
        #expect(drain(&connection) == ["pause"])
        connection.received([0x0D])
        #expect(drain(&connection) == [])
        connection.answered()
        #expect(drain(&connection) == ["no timeout", "deliver GET /1"])
        connection.answered()
        #expect(drain(&connection) == ["resume", "timeout idle"])
    }

    @Test func resumesReadingToLinger() {
        var connection = started { $0.maxPipelinedBytes = 0 }
        connection.received(get + get)
        #expect(drain(&connection) == ["pause", "no timeout", "deliver GET /1"])
        connection.answered(closes: true)
        #expect(drain(&connection) == ["close lingering", "resume", "timeout linger"])
    }

    @Test(arguments: [
        "GET / HTTP/1.0\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    ])
    func endsAfterALastRequest(_ text: String) {
        var connection = started()
        connection.received(Array((text + "GET /2 HTTP/1.1\r\n").utf8))
        #expect(drain(&connection) == ["no timeout", "deliver GET / last"])
        connection.respond(Array("A".utf8))
        #expect(drain(&connection) == ["write A", "close lingering", "timeout linger"])
        connection.received(get)
        #expect(drain(&connection) == [])
        connection.peerFinished()
        #expect(drain(&connection) == ["close now"])
        #expect(connection.isClosed)
    }

    @Test func keepsNothingThatFollowsALastRequest() {
        var connection = started { $0.maxPipelinedBytes = 0 }
        connection.received(Array("GET / HTTP/1.0\r\n\r\n".utf8))
        connection.received(get)
        #expect(drain(&connection) == ["no timeout", "deliver GET / last"])
    }

    @Test func invitesTheContentOnlyWhenItIsAwaited() {
        let head = "POST /1 HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"
        var connection = started()
        connection.received(Array(head.utf8))
        #expect(drain(&connection) == ["continue", "timeout body"])
        connection.received(Array("ab".utf8))
        #expect(drain(&connection) == ["no timeout", "deliver POST /1 ab"])

        connection = started()
        connection.received(Array((head + "a").utf8))
        #expect(drain(&connection) == ["timeout body"])

        connection = started { $0.maxBodyBytes = 1 }
        connection.received(Array(head.utf8))
        #expect(drain(&connection) == ["no timeout", "refused 413"])
        #expect(ConnectionState.continueResponse == Array("HTTP/1.1 100 Continue\r\n\r\n".utf8))
    }

    @Test func answersRefusalsAndCloses() {
        var connection = started()
        connection.received(Array("GET / HTTP/3.0".utf8))
        #expect(drain(&connection) == ["no timeout", "refused 505"])
        connection.received(get)
        #expect(drain(&connection) == [])
        connection.respond(Array("no".utf8))
        #expect(drain(&connection) == ["write no", "close lingering", "timeout linger"])
        connection.timedOut(.linger)
        #expect(drain(&connection) == ["close now"])
    }

    @Test func refusesAfterAPipelinedRequest() {
        var connection = started()
        connection.received(get + Array("@".utf8))
        #expect(drain(&connection) == ["no timeout", "deliver GET /1"])
        connection.respond(Array("A".utf8))
        #expect(drain(&connection) == ["write A", "no timeout", "refused 400"])
        connection.respond(Array("B".utf8))
        #expect(drain(&connection) == ["write B", "close lingering", "timeout linger"])
    }

    @Test func timeoutsFollowWhatIsAwaited() {
        var connection = started()
        connection.received([0x0D, 0x0A])
        #expect(drain(&connection) == [])
        connection.received(Array("P".utf8))
        #expect(drain(&connection) == ["timeout head"])
        connection.received(Array("OST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n".utf8))
        #expect(drain(&connection) == [])
        connection.received(Array("\r\n".utf8))
        #expect(drain(&connection) == ["timeout body"])
        connection.received(Array("a".utf8))
        #expect(drain(&connection) == ["timeout body"])
        connection.timedOut(.head)
        #expect(drain(&connection) == [])
        connection.timedOut(.body)
        #expect(drain(&connection) == ["no timeout", "refused 408"])
    }

    @Test func aSlowHeadIsAnsweredAndAnIdleClientIsNot() {
        var connection = started()
        connection.received(Array("G".utf8))
        _ = drain(&connection)
        connection.timedOut(.head)
        #expect(drain(&connection) == ["no timeout", "refused 408"])

        connection = started()
        connection.timedOut(.idle)
        #expect(drain(&connection) == ["close now"])
    }

    @Test func noticesAClientThatLeaves() {
        var connection = started()
        connection.received(get)
        _ = drain(&connection)
        connection.peerFinished()
        #expect(drain(&connection) == ["peer finished"])
        connection.respond(Array("A".utf8))
        #expect(drain(&connection) == ["write A", "close after write", "no timeout"])
        #expect(connection.isClosed)
    }

    @Test func servesWhatAHalfClosedClientSentAhead() {
        var connection = started()
        connection.received(get + get)
        connection.peerFinished()
        #expect(drain(&connection) == ["peer finished", "no timeout", "deliver GET /1"])
        connection.respond(Array("A".utf8))
        #expect(drain(&connection) == ["write A", "no timeout", "deliver GET /1 last"])
        connection.respond(Array("B".utf8))
        #expect(drain(&connection) == ["write B", "close after write", "no timeout"])
    }

    @Test func theEndOfAClient() {
        var connection = started()
        connection.peerFinished()
        #expect(drain(&connection) == ["close now"])

        connection = started()
        connection.received(Array("GET".utf8))
        _ = drain(&connection)
        connection.peerFinished()
        #expect(drain(&connection) == ["no timeout", "refused 400"])
        connection.respond(Array("no".utf8))
        #expect(drain(&connection) == ["write no", "close after write"])
    }

    @Test func aFailureDropsEverything() {
        var connection = started()
        connection.received(get)
        connection.failed()
        #expect(drain(&connection) == ["close now"])
        connection.respond(Array("A".utf8))
        #expect(drain(&connection) == [])
    }

    @Test func stopsGracefully() {
        var connection = started()
        connection.stopping()
        #expect(drain(&connection) == ["close now"])

        connection = started()
        connection.received(get)
        _ = drain(&connection)
        connection.stopping()
        connection.respond(Array("A".utf8))
        #expect(drain(&connection) == ["write A", "close lingering", "timeout linger"])

        connection = started()
        connection.received(Array("GET /1 HTTP/1.1\r\n".utf8))
        connection.stopping()
        connection.received(Array("Host: x\r\n\r\n".utf8))
        #expect(drain(&connection) == ["no timeout", "deliver GET /1 last"])
    }

    @Test func refusesFromOutside() {
        var connection = started()
        connection.refuse(.tooManyConnections)
        #expect(drain(&connection) == ["no timeout", "refused 503"])
    }
}
