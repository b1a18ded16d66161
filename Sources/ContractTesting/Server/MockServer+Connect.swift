import Dispatch
public import Foundation
import JSONModel

extension MockServer {
    /// Opens a session of its own on a server of another process, and drives it like one in this process.
    ///
    /// Every answer to what it asks must come from the same run of the server, so that a test never judges another one
    /// that took the port. On its `auto` clock the server skips the waits of scenarios only: it cannot know who sleeps
    /// in this process. A sleep on `clock` moves the session's time on by itself, after a short real pause, so it suits
    /// back-off between requests and not a timeout beside one.
    ///
    /// - Parameters:
    ///   - url: The server's base URL for http, as `understudy serve` prints it.
    ///   - token: The token of its admin API; nil for none.
    ///   - scenario: The name of a scenario that it has loaded; nil for the documented behaviour.
    ///   - rules: Rules on top, as YAML: a list of them, or a whole scenario; nil for none.
    ///   - clock: How the session's time runs.
    ///   - seed: The seed of every random choice; nil for the server's.
    ///   - ports: True for ports of its own.
    ///   - file: Where the rules stand, for messages.
    ///   - line: The line there.
    ///   - fileID: Stands in for the test's name in what is recorded.
    ///   - function: Stands in for the test's name in what is recorded.
    /// - Returns: The session; `stop()` closes it and leaves the server.
    /// - Throws: `MockServerFailure` when nobody listens there, the server is no understudy or wants another token, or
    ///   with every mistake in the rules.
    public static func connect(
        to url: URL, token: String? = nil, scenario: String? = nil, rules: String? = nil,
        clock: MockClock.Mode = .auto, seed: UInt64? = nil, ports: Bool = false, file: StaticString = #filePath,
        line: UInt = #line, fileID: StaticString = #fileID, function: StaticString = #function
    ) throws(MockServerFailure) -> MockServer {
        var administration = try RemoteAdministration(url, token: token)
        let named = scenario.map { [JSONValue.string($0)] } ?? []
        let places = try SessionOpening(choices: named, clock: clock, seed: seed, ports: ports).ask(administration)
        administration.session = places.id
        // Rules come on top of what is played, also where nobody named it.
        let played: [JSONValue]
        do throws(MockServerFailure) {
            played =
                try administration.ask("GET", "/sessions/\(places.id)/scenarios")["scenarios"]?.arrayValue ?? named
        } catch {
            // Nobody would have it, and so nobody would close it.
            _ = try? administration.ask("DELETE", "/sessions/\(places.id)")
            throw error
        }
        let implied = scenario == nil ? Set(played.compactMap(\.stringValue)) : []
        let mock = MockServer(
            places, administration, choices: scenario == nil ? played : named, impliedScenarios: implied)
        mock.coverage.began(fileID: fileID, function: function)
        if let rules { try mock.add(rules, file: file, line: line) }
        return mock
    }

    /// Opens a session of its own on a server of another process, without blocking a task's thread.
    ///
    /// It does what the other `connect` does.
    ///
    /// - Parameters:
    ///   - url: The server's base URL for http, as `understudy serve` prints it.
    ///   - token: The token of its admin API; nil for none.
    ///   - scenario: The name of a scenario that it has loaded; nil for the documented behaviour.
    ///   - rules: Rules on top, as YAML: a list of them, or a whole scenario; nil for none.
    ///   - clock: How the session's time runs.
    ///   - seed: The seed of every random choice; nil for the server's.
    ///   - ports: True for ports of its own.
    ///   - file: Where the rules stand, for messages.
    ///   - line: The line there.
    ///   - fileID: Stands in for the test's name in what is recorded.
    ///   - function: Stands in for the test's name in what is recorded.
    /// - Returns: The session; `stop()` closes it and leaves the server.
    /// - Throws: `MockServerFailure` when nobody listens there, the server is no understudy or wants another token, or
    ///   with every mistake in the rules.
    public static func connect(
        to url: URL, token: String? = nil, scenario: String? = nil, rules: String? = nil,
        clock: MockClock.Mode = .auto, seed: UInt64? = nil, ports: Bool = false, file: StaticString = #filePath,
        line: UInt = #line, fileID: StaticString = #fileID, function: StaticString = #function
    ) async throws(MockServerFailure) -> MockServer {
        let result = await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(
                    returning: Result { () throws(MockServerFailure) in
                        try connect(
                            to: url, token: token, scenario: scenario, rules: rules, clock: clock, seed: seed,
                            ports: ports, file: file, line: line, fileID: fileID, function: function)
                    })
            }
        }
        return try result.get()
    }
}
