import ContractTesting
import Foundation
import XCTest

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Failures in an XCTestCase. What is planted is reported for the first line of code below the remark.
final class PlantedXCTests: XCTestCase {
    private func start(_ rules: String? = nil) throws -> MockServer {
        let mock = try MockServer.start(contract: .bundled("jframework"), rules: rules)
        addTeardownBlock { mock.stop() }
        return mock
    }

    // MARK: In the test itself

    func testTooFew() async throws {
        let mock = try start()
        try await WrongClient(mock).create()
        // planted: createSmtpIntegration was received once, expected exactly twice
        mock.assertReceived("createSmtpIntegration", times: 2)
    }

    func testNone() throws {
        // planted: createSmtpIntegration was not received, expected at least once
        try start().assertReceived("createSmtpIntegration")
    }

    func testNotAsAskedFor() async throws {
        let mock = try start()
        try await WrongClient(mock).create()
        // planted: createSmtpIntegration: body /port is 587, wanted 25 — when at PlantedXCTests.swift…
        mock.assertReceived("createSmtpIntegration", when: "body: { /port: 25 }")
    }

    func testNever() async throws {
        let mock = try start()
        try await WrongClient(mock).create()
        // planted: createSmtpIntegration was received once, expected never
        mock.assertNeverReceived("createSmtpIntegration")
    }

    func testTwoInOneTest() throws {
        let mock = try start()
        // planted: getSmtpIntegration was not received, expected at least once
        mock.assertReceived("getSmtpIntegration")
        // planted: listSmtpIntegrations was not received, expected at least once
        mock.assertReceived("listSmtpIntegrations")
    }

    func testUnknownVariants() {
        // planted: jframework has no operation "createSmtpIntegratoin", did you mean "createSmtpIntegration"?…
        _ = Contract.bundled("jframework").responseVariants(of: "createSmtpIntegratoin")
    }

    func testReactions() async throws {
        // planted: 403: returned without an error
        // Of 400 nothing is said below, and yet it must not be taken for success.
        // planted: 400: returned without an error
        try await assertReactions(
            of: { url, _ in _ = try await WrongClient(url: url).create() }, to: "createSmtpIntegration",
            in: .bundled("jframework"), [.status(403): .givesUp], patience: .seconds(2))
    }

    // MARK: Elsewhere while the test runs

    func testInDetachedTask() async throws {
        let mock = try start()
        await Task.detached {
            // planted: createSmtpIntegration was not received, expected exactly once
            _ = mock.assertReceived("createSmtpIntegration", times: 1)
        }.value
    }

    func testInChildTask() async throws {
        let mock = try start()
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                // planted: createSmtpIntegration was not received, expected exactly once
                mock.assertReceived("createSmtpIntegration", times: 1)
            }
        }
    }

    func testOnQueue() throws {
        let mock = try start()
        let isDone = expectation(description: "done")
        DispatchQueue.global().async {
            // planted: createSmtpIntegration was not received, expected exactly once
            mock.assertReceived("createSmtpIntegration", times: 1)
            isDone.fulfill()
        }
        wait(for: [isDone], timeout: 60)
    }

    func testInCompletionHandler() throws {
        let mock = try start()
        let isDone = expectation(description: "done")
        URLSession.shared.dataTask(with: WrongClient(mock).request()) { _, _, _ in
            // planted: createSmtpIntegration was received once, expected exactly 3 times
            mock.assertReceived("createSmtpIntegration", times: 3)
            isDone.fulfill()
        }.resume()
        wait(for: [isDone], timeout: 60)
    }

    func testOnThread() throws {
        let mock = try start()
        let isDone = expectation(description: "done")
        Thread.detachNewThread {
            // planted: createSmtpIntegration was not received, expected exactly once
            mock.assertReceived("createSmtpIntegration", times: 1)
            isDone.fulfill()
        }
        wait(for: [isDone], timeout: 60)
    }

    func testInTeardown() throws {
        let mock = try start()
        addTeardownBlock {
            // planted: createSmtpIntegration was not received, expected exactly once
            mock.assertReceived("createSmtpIntegration", times: 1)
        }
    }
}
