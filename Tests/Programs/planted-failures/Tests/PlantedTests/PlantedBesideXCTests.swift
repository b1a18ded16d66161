import ContractTesting
import XCTest

/// A failure after the test has ended, when XCTest takes none any more.
final class PlantedAfterXCTests: XCTestCase {
    override class func tearDown() {
        guard let mock = try? MockServer.start(contract: .bundled("jframework")) else { return }
        defer { mock.stop() }
        // planted outside: createSmtpIntegration was not received, expected exactly 4 times
        mock.assertReceived("createSmtpIntegration", times: 4)
    }

    func testPasses() {}
}

/// A failure before any test has begun.
final class PlantedBeforeXCTests: XCTestCase {
    override class func setUp() {
        guard let mock = try? MockServer.start(contract: .bundled("jframework")) else { return }
        defer { mock.stop() }
        // planted outside: createSmtpIntegration was not received, expected exactly 5 times
        mock.assertReceived("createSmtpIntegration", times: 5)
    }

    func testPasses() {}
}

/// A task that outlives its test, and fails when no test runs.
final class PlantedLateXCTests: XCTestCase {
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
            // planted outside: createSmtpIntegration was not received, expected exactly 6 times
            mock.assertReceived("createSmtpIntegration", times: 6)
            Self.hasFailed.signal()
        }
    }
}
