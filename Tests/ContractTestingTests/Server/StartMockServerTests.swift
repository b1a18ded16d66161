import ContractTesting
import Foundation
import XCTest

/// Servers that an XCTestCase starts.
final class StartMockServerTests: XCTestCase {
    /// The servers of the tests before; the last one must have been stopped.
    private nonisolated(unsafe) static var earlier: [URL] = []

    func testEachTestHasAServerOfItsOwn() async throws { try await ask() }

    func testTheOneBeforeWasStopped() async throws { try await ask() }

    private func ask() async throws {
        let mock = try startMockServer(scenario: "jframework/documented")
        for url in unsafe Self.earlier where url != mock.url {
            do {
                _ = try await list(at: url)
                XCTFail("\(url) still answers")
            } catch is RawHTTP.Broken {}
        }
        unsafe Self.earlier.append(mock.url)
        let status = try await list(at: mock.url)
        XCTAssertEqual(status, 200)
        XCTAssertEqual(mock.assertReceived("listSmtpIntegrations", times: 1), .proved)
        XCTAssertThrowsError(try startMockServer(scenario: "jframework/none"))
    }
}
