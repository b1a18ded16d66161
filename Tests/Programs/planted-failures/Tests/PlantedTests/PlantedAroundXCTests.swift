import ContractTesting
import XCTest

/// Failures in what stands around each test of an XCTestCase.
final class PlantedAroundXCTests: XCTestCase {
    private static func mock() throws -> MockServer {
        try MockServer.start(contract: .bundled("jframework"))
    }

    override func setUp() {
        guard let mock = try? Self.mock() else { return }
        // planted: createSmtpIntegration was not received, expected exactly 14 times
        mock.assertReceived("createSmtpIntegration", times: 14)
    }

    override func setUpWithError() throws {
        let mock = try Self.mock()
        // planted: createSmtpIntegration was not received, expected exactly 15 times
        mock.assertReceived("createSmtpIntegration", times: 15)
    }

    override func setUp() async throws {
        let mock = try Self.mock()
        // planted: createSmtpIntegration was not received, expected exactly 16 times
        mock.assertReceived("createSmtpIntegration", times: 16)
    }

    override func tearDown() {
        guard let mock = try? Self.mock() else { return }
        // planted: createSmtpIntegration was not received, expected exactly 17 times
        mock.assertReceived("createSmtpIntegration", times: 17)
    }

    override func tearDownWithError() throws {
        let mock = try Self.mock()
        // planted: createSmtpIntegration was not received, expected exactly 18 times
        mock.assertReceived("createSmtpIntegration", times: 18)
    }

    override func tearDown() async throws {
        let mock = try Self.mock()
        // planted: createSmtpIntegration did not arrive within 1ms
        try await mock.waitForRequest("createSmtpIntegration", timeout: .milliseconds(1))
    }

    func testPasses() {
        addTeardownBlock {
            let mock = try Self.mock()
            // planted: createSmtpIntegration did not arrive within 2ms
            try await mock.waitForRequest("createSmtpIntegration", timeout: .milliseconds(2))
        }
    }
}

/// A task that outlives its test, and waits in vain when no test runs.
final class PlantedLateWaitXCTests: XCTestCase {
    private static let hasEnded = DispatchSemaphore(value: 0)
    private static let hasFailed = DispatchSemaphore(value: 0)

    override class func tearDown() {
        hasEnded.signal()
        hasFailed.wait()
    }

    func testPasses() throws {
        let mock = try MockServer.start(contract: .bundled("jframework"))
        DispatchQueue.global().async {
            Self.hasEnded.wait()
            Task.detached {
                // planted outside: createSmtpIntegration did not arrive within 3ms
                _ = try? await mock.waitForRequest("createSmtpIntegration", timeout: .milliseconds(3))
                Self.hasFailed.signal()
            }
        }
    }
}
