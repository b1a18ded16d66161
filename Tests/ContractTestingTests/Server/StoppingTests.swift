import Foundation
import Support
import Testing

@testable import ContractTesting

/// What is left of a server or a session after its end.
@Suite struct StoppingTests {
    private static let closed = "the session was stopped, and its journal went with it: assert before stop()"

    private func message(_ body: () async throws -> Void) async throws -> [String] {
        let messages = LockedValue<[String]>([])
        try await withKnownIssue {
            try await body()
        } matching: { issue in
            messages.withLock { $0 += issue.comments.flatMap { $0.rawValue.components(separatedBy: "\n") } }
            return true
        }
        return messages.withLock { $0 }
    }

    @Test func aServerIsStoppedByManyAtOnceWhileOthersReadItsJournal() async throws {
        let mock = try MockServer.start(scenario: "jframework/documented")
        let session = try mock.session()
        _ = try await list(at: mock.url)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask { mock.stop() }
                group.addTask { session.stop() }
                group.addTask { #expect(mock.assertReceived("listSmtpIntegrations", times: 1) == .proved) }
                group.addTask { _ = try? session.exchanges() }
            }
        }
        #expect(mock.assertReceived("listSmtpIntegrations", times: 1) == .proved)
    }

    @Test func aFailureAfterTheEndSaysThatItWasOne() async throws {
        let mock = try MockServer.start(scenario: "jframework/documented")
        let session = try mock.session()
        mock.stop()
        for server in [mock, session] {
            let lines = try await message { server.assertReceived("listSmtpIntegrations") }
            #expect(lines.first == "listSmtpIntegrations was not received, expected at least once")
            #expect(lines.last == "  the server was stopped before this assertion")
        }
    }

    @Test func aClosedSessionSaysSoInOneLine() async throws {
        let mock = try MockServer.start(scenario: "jframework/documented")
        defer { mock.stop() }
        let session = try mock.session()
        session.stop()
        #expect(try await message { session.assertNeverReceived("listSmtpIntegrations") } == [Self.closed])
        #expect(try await message { try await session.waitForRequest("listSmtpIntegrations") } == [Self.closed])
        #expect(throws: MockServerFailure.self) { try session.exchanges() }
        let failure = #expect(throws: MockServerFailure.self) { try session.add("[]") }
        #expect(failure?.lines == [Self.closed])
    }

    @Test func nothingIsOpenedOrChangedAfterTheEnd() throws {
        let mock = try MockServer.start(scenario: "jframework/documented")
        let session = try mock.session()
        mock.stop()
        for server in [mock, session] {
            for body in [
                { () throws in try server.add("[]") }, { () throws in try server.reset() },
                { () throws in _ = try server.session() },
            ] {
                let failure = #expect(throws: MockServerFailure.self, performing: body)
                #expect(failure?.lines == ["the server was stopped"])
            }
        }
    }

    @Test func aServerThatNobodyHasAnyMoreIsStopped() async throws {
        var mock: MockServer? = try MockServer.start(scenario: "jframework/documented")
        let url = try #require(mock?.url)
        #expect(try await list(at: url) == 200)
        mock = nil
        await #expect(throws: RawHTTP.Broken.self) { try await list(at: url) }
    }
}
