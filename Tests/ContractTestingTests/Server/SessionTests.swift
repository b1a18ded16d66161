import ContractTesting
import Foundation
import Testing

/// Sessions of their own on one server.
@Suite struct SessionTests {
    @Test func sessionsOfOneServerSeeOnlyTheirOwnRequests() async throws {
        let mock = try MockServer.start(scenario: "jframework/documented")
        defer { mock.stop() }
        let sessions = try (0..<20).map { _ in try mock.session() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, session) in sessions.enumerated() {
                group.addTask { for _ in 0...index { _ = try await list(at: session.url) } }
            }
            try await group.waitForAll()
        }
        for (index, session) in sessions.enumerated() {
            #expect(session.assertReceived("listSmtpIntegrations", times: index + 1) == .proved)
        }
        #expect(mock.assertNeverReceived("listSmtpIntegrations") == .proved)
        try sessions[3].reset()
        #expect(try sessions[3].exchanges().isEmpty)
        #expect(try sessions[4].exchanges().count == 5)
    }

    @Test func aSessionPlaysAnotherScenarioOfTheSameContract() async throws {
        let mock = try MockServer.start(scenario: "jframework/documented")
        defer { mock.stop() }
        let broken = try mock.session(scenario: "jframework/server-error", ports: true)
        #expect(broken.url.path == "")
        #expect(broken.url.port != mock.url.port)
        #expect(try await list(at: broken.url) == 500)
        #expect(try await list(at: mock.url) == 200)
    }

    @Test func aSessionPlaysWhatItsServerPlaysNowAndItsOwnRulesOnTop() async throws {
        let mock = try MockServer.start(scenario: "jframework/documented")
        defer { mock.stop() }
        try mock.add("[{ operation: listSmtpIntegrations, respond: { status: 503 } }]")
        let same = try mock.session()
        let other = try mock.session(rules: "[{ operation: listSmtpIntegrations, respond: { status: 502 } }]")
        #expect(try await list(at: same.url) == 503)
        #expect(try await list(at: other.url) == 502)
        #expect(try await list(at: mock.url) == 503)
    }

    @Test func stoppingASessionLeavesItsServer() async throws {
        let mock = try MockServer.start(scenario: "jframework/documented")
        defer { mock.stop() }
        let session = try mock.session()
        #expect(try await list(at: session.url) == 200)
        session.stop()
        session.stop()
        #expect(try await list(at: session.url) == 404)
        #expect(try await list(at: mock.url) == 200)
    }

    @Test func aServerLivesAsLongAsItsSessions() async throws {
        let session = try MockServer.start(scenario: "jframework/documented").session()
        defer { session.stop() }
        #expect(try await list(at: session.url) == 200)
    }

    @Test func seedsAndClocksAreTheSessionsOwn() async throws {
        let mock = try MockServer.start(scenario: "jframework/documented", clock: .manual)
        defer { mock.stop() }
        let session = try mock.session(clock: .manual, seed: .max)
        let start = mock.clock.now
        try session.clock.advance(by: .seconds(60))
        #expect(mock.clock.now == start)
        #expect(session.clock.now == start.advanced(by: .seconds(60)))
    }

    @Test func mistakesAreToldWithTheNearestName() throws {
        let mock = try MockServer.start(scenario: "jframework/documented")
        defer { mock.stop() }
        let unknown = try #require(throws: MockServerFailure.self) { try mock.session(scenario: "jframework/slowe") }
        #expect(unknown.lines == [#"no scenario "jframework/slowe", did you mean "jframework/slow"?"#])
    }
}
