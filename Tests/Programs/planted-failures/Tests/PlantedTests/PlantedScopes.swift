import ContractTesting
import Foundation
import Testing

/// Fails in what a trait does around a whole suite, where a test runs and no case of it.
struct FailingScope: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        let mock = try MockServer.start(contract: .bundled("jframework"))
        defer { mock.stop() }
        // planted: createSmtpIntegration was not received, expected exactly 7 times
        mock.assertReceived("createSmtpIntegration", times: 7)
        // planted: createSmtpIntegration did not arrive within 1ms
        _ = try? await mock.waitForRequest("createSmtpIntegration", timeout: .milliseconds(1))
        try await function()
    }
}

/// Failures around tests of Swift Testing, and beside them.
@Suite(FailingScope()) struct PlantedScopes {
    /// What makes a test's values and ends them.
    @Suite final class Values {
        private let mock: MockServer

        init() throws {
            mock = try MockServer.start(contract: .bundled("jframework"))
            // planted: createSmtpIntegration was not received, expected exactly 8 times
            mock.assertReceived("createSmtpIntegration", times: 8)
        }

        deinit {
            // planted: createSmtpIntegration was not received, expected exactly 9 times
            mock.assertReceived("createSmtpIntegration", times: 9)
        }

        @Test func passes() {}
    }

    /// A process of its own runs the body, whose lines are all that of the macro.
    @Test func inExitTest() async {
        // planted: createSmtpIntegration was not received, expected exactly 10 times
        // planted: createSmtpIntegration was not received, expected exactly 11 times
        // planted: createSmtpIntegration did not arrive within 1ms
        await #expect(processExitsWith: .success) {
            guard let mock = try? MockServer.start(contract: .bundled("jframework")) else { exit(2) }
            mock.assertReceived("createSmtpIntegration", times: 10)
            await Task.detached { _ = mock.assertReceived("createSmtpIntegration", times: 11) }.value
            _ = try? await mock.waitForRequest("createSmtpIntegration", timeout: .milliseconds(1))
        }
    }

    /// What is known to fail is no failure.
    @Test func known() throws {
        let mock = try MockServer.start(contract: .bundled("jframework"))
        withKnownIssue { _ = mock.assertReceived("createSmtpIntegration", times: 12) }
    }

    /// A thread that outlives its test, and fails while the suite still runs.
    @Suite(EndedTests()) struct Late {
        @Test func first() throws {
            let mock = try MockServer.start(contract: .bundled("jframework"))
            Thread.detachNewThread {
                EndedTests.haveEnded.wait()
                // planted: createSmtpIntegration was not received, expected exactly 13 times
                mock.assertReceived("createSmtpIntegration", times: 13)
                EndedTests.threadHasFailed.signal()
            }
        }
    }
}

/// Tells a thread that the tests of a suite have ended, and waits for it.
struct EndedTests: SuiteTrait, TestScoping {
    static let haveEnded = DispatchSemaphore(value: 0)
    static let threadHasFailed = DispatchSemaphore(value: 0)

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        try await function()
        Self.haveEnded.signal()
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                Self.threadHasFailed.wait()
                continuation.resume()
            }
        }
    }
}

/// Tests one after the other, for which Swift Testing listens once more: nothing is told twice all the same.
@Suite(.serialized) struct PlantedOneByOne {
    private let mock = Result { try MockServer.start(contract: .bundled("jframework")) }

    @Test func onThread() async throws {
        let mock = try mock.get()
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                // planted: createSmtpIntegration was not received, expected exactly 13 times
                mock.assertReceived("createSmtpIntegration", times: 13)
                continuation.resume()
            }
        }
    }

    @Test func inDetachedTasks() async throws {
        let mock = try mock.get()
        await Task.detached {
            // planted: createSmtpIntegration was not received, expected exactly 14 times
            _ = mock.assertReceived("createSmtpIntegration", times: 14)
        }.value
        _ = try await Task.detached {
            // planted: createSmtpIntegration did not arrive within 20ms
            try await mock.waitForRequest("createSmtpIntegration", timeout: .milliseconds(20))
        }.value
    }
}

/// Servers that were begun elsewhere.
@Suite struct PlantedBorrowed {
    /// What fails for sure where it was begun is no excuse for what happens elsewhere.
    @Test func beganWhereFailureIsKnown() async throws {
        var begun: MockServer?
        withKnownIssue {
            begun = try? MockServer.start(contract: .bundled("jframework"))
            Issue.record("known")
        }
        let mock = try #require(begun)
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                // planted outside: createSmtpIntegration was not received, expected exactly 15 times
                mock.assertReceived("createSmtpIntegration", times: 15)
                continuation.resume()
            }
        }
    }
}
