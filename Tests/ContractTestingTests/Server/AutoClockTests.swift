import ContractTesting
import Foundation
import Testing

/// The automatic clock beside what clients really do.
@Suite struct AutoClockTests {
    private struct TimedOut: Error {}

    /// Does something, but no longer than so much of the session's time.
    private static func within<Value: Sendable>(
        _ limit: Duration, of clock: MockClock, _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask {
                try await clock.sleep(for: limit)
                throw TimedOut()
            }
            group.addTask { try await body() }
            defer { group.cancelAll() }
            guard let first = try await group.next() else { throw CancellationError() }
            return first
        }
    }

    @Test func aTimeoutBesideAnOrdinaryRequestNeverPasses() async throws {
        let mock = try MockServer.start(scenario: "jframework/documented")
        defer { mock.stop() }
        let (url, start) = (mock.url, mock.clock.now)
        for _ in 0..<200 {
            let status = try await Self.within(.seconds(30), of: mock.clock) {
                try await list(at: url)
            }
            #expect(status == 200)
        }
        #expect(mock.clock.now == start)
    }

    @Test func aTimeoutShorterThanTheServersWaitPassesAndALongerOneDoesNot() async throws {
        let mock = try MockServer.start(
            scenario: "jframework/documented",
            rules: "[{ operation: listSmtpIntegrations, delay: 60s, respond: { status: 200 } }]")
        defer { mock.stop() }
        let (url, start) = (mock.url, mock.clock.now)
        for _ in 0..<5 {
            await #expect(throws: TimedOut.self) {
                try await Self.within(.seconds(30), of: mock.clock) { try await list(at: url) }
            }
        }
        #expect(start.duration(to: mock.clock.now) >= .seconds(150))
        for _ in 0..<5 {
            let status = try await Self.within(.seconds(90), of: mock.clock) {
                try await list(at: url)
            }
            #expect(status == 200)
        }
    }

    @Test func aQuarterOfAnHourPassesAtOnce() async throws {
        let mock = try MockServer.start(scenario: "jframework/documented")
        defer { mock.stop() }
        let start = mock.clock.now
        for _ in 0..<20 { try await mock.clock.sleep(for: .seconds(900)) }
        #expect(start.duration(to: mock.clock.now) == .seconds(18_000))
    }

    @Test func whoSleepsInASessionMovesOnlyItsClock() async throws {
        let mock = try MockServer.start(scenario: "jframework/documented")
        defer { mock.stop() }
        let session = try mock.session()
        let (start, sessionStart) = (mock.clock.now, session.clock.now)
        try await session.clock.sleep(for: .seconds(900))
        #expect(sessionStart.duration(to: session.clock.now) == .seconds(900))
        #expect(mock.clock.now == start)
    }

    @Test func aCancelledSleepThrowsAndMovesNothing() async throws {
        let mock = try MockServer.start(scenario: "jframework/documented", clock: .manual)
        defer { mock.stop() }
        let clock = mock.clock
        let sleeper = Task { try await clock.sleep(for: .seconds(1)) }
        sleeper.cancel()
        await #expect(throws: CancellationError.self) { try await sleeper.value }
    }
}
