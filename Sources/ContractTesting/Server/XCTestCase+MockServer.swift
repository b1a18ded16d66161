public import XCTest

extension XCTestCase {
    /// Starts a server in this process that is stopped when the test has ended, however it ended.
    ///
    /// - Parameters:
    ///   - contract: What it promises; nil for the scenario's contract.
    ///   - scenario: How it plays it: one of the library's by its name, or the path of a file of yours; nil for the
    ///     documented behaviour.
    ///   - rules: Rules on top, as YAML: a list of them, or a whole scenario; nil for none.
    ///   - transport: How it is reached.
    ///   - clock: How the session's time runs.
    ///   - seed: The seed of every random choice; nil for the scenario's.
    ///   - file: Where the rules stand, for messages.
    ///   - line: The line there.
    ///   - fileID: Stands in for the test's name in what is recorded.
    ///   - function: Stands in for the test's name in what is recorded.
    /// - Returns: The server, which accepts connections.
    /// - Throws: `MockServerFailure` with every mistake in the files and rules.
    public nonisolated func startMockServer(
        contract: Contract? = nil, scenario: String? = nil, rules: String? = nil, transport: Transport = .automatic,
        clock: MockClock.Mode = .auto, seed: UInt64? = nil, file: StaticString = #filePath, line: UInt = #line,
        fileID: StaticString = #fileID, function: StaticString = #function
    ) throws(MockServerFailure) -> MockServer {
        let mock = try MockServer.start(
            contract: contract, scenario: scenario, rules: rules, transport: transport, clock: clock, seed: seed,
            file: file, line: line, fileID: fileID, function: function)
        addTeardownBlock { mock.stop() }
        return mock
    }
}
