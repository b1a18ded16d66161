public import Testing

/// Gives each test a server of its own, which `MockServer.current` is while the test runs.
///
/// Made by `.mockServer(…)`. On a suite it serves every test in it, and in suites within; one on a test comes before that
/// of its suite. The server is stopped when the test has ended, however it ended.
public struct MockServerTrait: SuiteTrait, TestTrait, TestScoping {
    private let start: @Sendable () throws(MockServerFailure) -> MockServer

    init(_ start: @escaping @Sendable () throws(MockServerFailure) -> MockServer) {
        self.start = start
    }

    /// True, so that each test of a suite has a server of its own.
    public var isRecursive: Bool { true }

    /// Runs a test with a server of its own.
    ///
    /// - Parameters:
    ///   - test: The test.
    ///   - testCase: The test's case.
    ///   - function: Runs it.
    /// - Throws: What the test throws, or `MockServerFailure` when the server cannot start.
    public func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        let mock = try start()
        defer { mock.stop() }
        try await MockServer.$ofTest.withValue(mock, operation: function)
    }
}

extension Trait where Self == MockServerTrait {
    /// Gives each test a server of its own, which `MockServer.current` is while the test runs.
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
    /// - Returns: The trait.
    public static func mockServer(
        contract: Contract? = nil, scenario: String? = nil, rules: String? = nil, transport: Transport = .automatic,
        clock: MockClock.Mode = .auto, seed: UInt64? = nil, file: StaticString = #filePath, line: UInt = #line,
        fileID: StaticString = #fileID, function: StaticString = #function
    ) -> MockServerTrait {
        MockServerTrait { () throws(MockServerFailure) in
            try MockServer.start(
                contract: contract, scenario: scenario, rules: rules, transport: transport, clock: clock, seed: seed,
                file: file, line: line, fileID: fileID, function: function)
        }
    }
}
