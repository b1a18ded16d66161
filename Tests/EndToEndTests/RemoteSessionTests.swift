import ContractTesting
import Foundation
import Testing

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// A test that drives `understudy serve` in another process.
@Suite struct RemoteSessionTests {
    private func list(at base: URL) async throws -> HTTPURLResponse {
        var request = URLRequest(url: base.appendingPathComponent("api/v1/app-integrations/smtp"))
        request.setValue("k", forHTTPHeaderField: "Auth-Key")
        request.setValue("a.example", forHTTPHeaderField: "Brand-URL")
        let response = try await URLSession.shared.data(for: request).1
        return try #require(response as? HTTPURLResponse)
    }

    private func url(_ server: ServerProcess) throws -> URL {
        try #require(URL(string: server.addresses.url))
    }

    @Test func itsSessionIsDrivenLikeAServerInThisProcess() async throws {
        let server = try await ServerProcess()
        let mock = try await MockServer.connect(to: url(server), scenario: "jframework/server-error")
        let other = try await MockServer.connect(to: url(server), ports: true)
        #expect(mock.url.path == "/~\(mock.url.lastPathComponent.dropFirst())")
        #expect(mock.url.port == Int(server.port))
        #expect(other.url.port != Int(server.port))
        #expect(FileManager.default.fileExists(atPath: try #require(mock.certificateAuthority).path))
        let response = try await list(at: mock.url)
        #expect(response.statusCode == 500)
        #expect(mock.isAnswer(response))
        #expect(mock.assertAnswered(response) == .proved)
        #expect(mock.assertReceived("listSmtpIntegrations", times: 1) == .proved)
        #expect(other.assertNeverReceived("listSmtpIntegrations") == .proved)
        #expect(try await list(at: other.url).statusCode == 200)
        try mock.add(
            """
            contract: jframework
            rules: [{ operation: listSmtpIntegrations, respond: { status: 503 } }]
            """)
        #expect(try await list(at: mock.url).statusCode == 503)
        try mock.reset()
        #expect(try mock.exchanges().isEmpty)
        let another = try mock.session()
        #expect(try await list(at: another.url).statusCode == 503)
        for session in [mock, other, another] { session.stop() }
        let left = try server.connect().exchange("GET", "/__admin/health").json["sessions"]
        #expect(left == 0)
    }

    @Test func itsAutoClockSkipsScriptedWaitsAndIsMovedBySleepersInOrder() async throws {
        let server = try await ServerProcess()
        let mock = try await MockServer.connect(
            to: url(server),
            rules: """
                contract: jframework
                rules: [{ operation: listSmtpIntegrations, delay: 1h, respond: { status: 200 } }]
                """)
        defer { mock.stop() }
        let (clock, start) = (mock.clock, mock.clock.now)
        #expect(try await list(at: mock.url).statusCode == 200)
        #expect(start.duration(to: clock.now) == .seconds(3_600))
        let shown = try await withThrowingTaskGroup(of: Duration.self) { group in
            for minutes in [30, 15] {
                group.addTask {
                    try await clock.sleep(until: start.advanced(by: .seconds(3_600 + 60 * minutes)))
                    return start.duration(to: clock.now)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(shown == [.seconds(3_600 + 900), .seconds(3_600 + 1_800)])
        try clock.advance(by: .seconds(60))
        #expect(start.duration(to: clock.now) == .seconds(3_600 + 1_860))
    }

    @Test func theTokenIsAskedForAndHeldAgainstTheServers() async throws {
        let server = try await ServerProcess(["--admin-token", "t0ken"])
        let url = try url(server)
        let missing = await #expect(throws: MockServerFailure.self) { try await MockServer.connect(to: url) }
        #expect(missing?.lines == ["the server at \(url) wants its admin token: connect(to:token:)"])
        let wrong = await #expect(throws: MockServerFailure.self) {
            try await MockServer.connect(to: url, token: "token")
        }
        #expect(wrong?.lines == ["the token is not that of the server at \(url)"])
        let mock = try await MockServer.connect(to: url, token: "t0ken")
        #expect(try mock.exchanges().isEmpty)
        mock.stop()
    }

    @Test func aServerThatDoesNotAnswerForItselfIsToldApart() async throws {
        let server = try await ServerProcess(["--no-admin"])
        let url = try url(server)
        let failure = await #expect(throws: MockServerFailure.self) { try await MockServer.connect(to: url) }
        #expect(
            failure?.lines == [
                "the server at \(url) does not answer for itself; start it without --no-admin, and give its own port"
            ])
    }

    @Test func whoIsNotThereIsOneLine() async throws {
        let url = try #require(URL(string: "http://127.0.0.1:\(try FreePort.find())"))
        let nobody = await #expect(throws: MockServerFailure.self) { try await MockServer.connect(to: url) }
        #expect(nobody?.lines == ["nobody listens at \(url); start understudy serve there"])
        let file = try #require(URL(string: "file:///tmp"))
        let noBase = await #expect(throws: MockServerFailure.self) { try await MockServer.connect(to: file) }
        #expect(noBase?.lines == ["file:///tmp is no base URL, expected one such as http://127.0.0.1:8080"])
    }

    @Test func anotherServerOnTheSamePortIsNoticed() async throws {
        let port = try FreePort.find()
        let options = ["--port", "\(port)", "--tls-port", "0"]
        let first = try await ServerProcess(options)
        let url = try url(first)
        let mock = try await MockServer.connect(to: url)
        let answered = try await list(at: mock.url)
        try await first.stop()
        let gone = #expect(throws: MockServerFailure.self) { try mock.exchanges() }
        #expect(gone?.lines == ["nobody listens at \(url); start understudy serve there"])
        let second = try await ServerProcess(options)
        let expected = "another server answers at \(url): it was started after this test had connected"
        let failure = #expect(throws: MockServerFailure.self) { try mock.exchanges() }
        #expect(failure?.lines == [expected])
        withKnownIssue {
            #expect(mock.assertNeverReceived("listSmtpIntegrations") == .refuted([expected]))
        } matching: {
            $0.description.contains(expected)
        }
        let stranger = try await list(at: url)
        #expect(mock.isAnswer(answered))
        #expect(!mock.isAnswer(stranger))
        withKnownIssue {
            let verdict = mock.assertAnswered(stranger)
            #expect(
                verdict
                    == .refuted([
                        "the response from \(url)/api/v1/app-integrations/smtp is not this server's: another run of an "
                            + "understudy sent it", "  this server answers at \(mock.url)",
                    ]))
        } matching: {
            $0.description.contains("another run of an understudy sent it")
        }
        mock.stop()
        try await second.stop()
    }

    /// Every thread that tasks and concurrent queues can have waits for an answer, and answers come all the same.
    @Test func manyMayAskAtOnceAndBlockEveryThread() async throws {
        let server = try await ServerProcess()
        let url = try url(server)
        let mock = try await MockServer.connect(to: url)
        _ = try await list(at: mock.url)
        let answers = Answers()
        for _ in 0..<200 {
            DispatchQueue.global().async { answers.add((try? mock.exchanges())?.count == 1) }
        }
        for _ in 0..<16 {
            Task.detached { answers.add(mock.assertReceived("listSmtpIntegrations", times: 1) == .proved) }
        }
        for _ in 0..<32 {
            Task.detached {
                let other = try? await MockServer.connect(to: url)
                answers.add(other?.assertNeverReceived("listSmtpIntegrations") == .proved)
                other?.stop()
            }
        }
        try await eventually("248 answers") { answers.all.count == 248 }
        #expect(!answers.all.contains(false))
        mock.stop()
    }

    private final class Answers: @unchecked Sendable {
        private let lock = NSLock()
        private var answers: [Bool] = []

        func add(_ answer: Bool) { lock.withLock { answers.append(answer) } }
        var all: [Bool] { lock.withLock { answers } }
    }
}
