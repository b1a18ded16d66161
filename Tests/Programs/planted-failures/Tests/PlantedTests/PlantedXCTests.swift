import ContractTesting
import Foundation
import XCTest

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Failures in an XCTestCase.
///
/// What is planted is reported for the first line of code below the remark.
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
        // planted: 403: returned without an error, wanted one
        // Of 400 nothing is said below, and yet it must not be taken for success.
        // planted: 400: returned without an error, wanted one
        try await assertReactions(
            of: { url, _ in _ = try await WrongClient(url: url).create() }, to: "createSmtpIntegration",
            in: .bundled("jframework"), [.status(403): .givesUp], patience: .seconds(2))
    }

    func testConformance() async throws {
        let mock = try start()
        try await WrongClient(mock).create(port: "\"587\"")
        // planted: createSmtpIntegration: body /port is "587" (string), contract wants integer — fixtures/jframework/openapi.yaml:…
        mock.assertRequestsConform()
    }

    func testUnexpected() async throws {
        let mock = try start()
        try await WrongClient(mock).ask("api/v1/app-integrations/smpt")
        // planted: request 1: GET /api/v1/app-integrations/smpt matches no operation of jframework; closest: GET …
        mock.assertNoUnexpectedRequests()
    }

    func testOrder() async throws {
        let mock = try start()
        try await WrongClient(mock).create()
        // planted: getSmtpIntegration (1 of 2) was not received
        mock.assertReceivedInOrder(["getSmtpIntegration", "createSmtpIntegration"])
    }

    func testRetryAfter() async throws {
        let mock = try start()
        try mock.add("- { id: busy, calls: 1, stage: arrival, respond: { status: 429, headers: { Retry-After: 7 } } }")
        try await WrongClient(mock).create()
        try await WrongClient(mock).create()
        // planted: createSmtpIntegration: request 2 came 0s after request 1, wanted 7s at least (429 with Retry-After: 7)…
        mock.assertRetriesHonourRetryAfter()
    }

    func testIdempotencyKey() async throws {
        let mock = try start()
        try mock.add("- { id: busy, calls: 1, stage: arrival, respond: { status: 429 } }")
        try await WrongClient(mock).create(idempotencyKey: "one")
        try await WrongClient(mock).create(idempotencyKey: "two")
        // planted: cannot tell: createSmtpIntegration: header Idempotency-Key of request 2 is "two", wanted "one" as in request 1…
        mock.assertIdempotencyKeysKept()
    }

    func testCredential() async throws {
        let mock = try start()
        try mock.add("credentials: { expired: [k] }")
        try await WrongClient(mock).create()
        try await WrongClient(mock).create()
        // planted: createSmtpIntegration: request 2 has header Auth-Key: ***#…
        mock.assertCredentialsRefreshed()
    }

    func testUnusedRule() async throws {
        let mock = try start()
        try mock.add("- { id: never, operation: getSmtpIntegration, respond: { status: 404 } }")
        // planted: inline-1#never was never used: getSmtpIntegration was not received…
        mock.assertEveryScenarioRuleWasUsed()
    }

    func testCannotTell() async throws {
        let mock = try start()
        try await WrongClient(mock).create()
        // planted: cannot tell: no answer carried Retry-After
        mock.assertRetriesHonourRetryAfter()
    }

    func testResponse() async throws {
        let mock = try start()
        let (_, head) = try await WrongClient(mock).create()
        // planted: createSmtpIntegration 201: body /success is missing, contract wants a boolean — fixtures/jframework/…
        assertConforms(head, Data("{}".utf8), to: "createSmtpIntegration", in: .bundled("jframework"))
    }

    func testWaiting() async throws {
        let mock = try start()
        // planted: createSmtpIntegration did not arrive within 20ms
        try await mock.waitForRequest("createSmtpIntegration", timeout: .milliseconds(20))
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
