import ContractTesting
import Foundation
import Testing

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Failures in tests of Swift Testing.
///
/// What is planted is reported for the first line of code below the remark.
@Suite struct PlantedSwiftTests {
    private let mock = Result { try MockServer.start(contract: .bundled("jframework")) }

    // MARK: In the test itself

    @Test func tooFew() async throws {
        let mock = try mock.get()
        try await WrongClient(mock).create()
        // planted: createSmtpIntegration was received once, expected exactly twice
        mock.assertReceived("createSmtpIntegration", times: 2)
    }

    @Test func none() throws {
        // planted: createSmtpIntegration was not received, expected at least once
        try mock.get().assertReceived("createSmtpIntegration")
    }

    @Test func notAsAskedFor() async throws {
        let mock = try mock.get()
        try await WrongClient(mock).create()
        // planted: createSmtpIntegration: body /port is 587, wanted 25 — when at PlantedSwiftTests.swift…
        mock.assertReceived("createSmtpIntegration", when: "body: { /port: 25 }")
    }

    @Test func never() async throws {
        let mock = try mock.get()
        try await WrongClient(mock).create()
        // planted: createSmtpIntegration was received once, expected never
        mock.assertNeverReceived("createSmtpIntegration")
    }

    @Test func twoInOneTest() throws {
        let mock = try mock.get()
        // planted: getSmtpIntegration was not received, expected at least once
        mock.assertReceived("getSmtpIntegration")
        // planted: listSmtpIntegrations was not received, expected at least once
        mock.assertReceived("listSmtpIntegrations")
    }

    @Test func unknownVariants() {
        // planted: jframework has no operation "createSmtpIntegratoin", did you mean "createSmtpIntegration"?…
        _ = Contract.bundled("jframework").responseVariants(of: "createSmtpIntegratoin")
    }

    @Test func reactions() async throws {
        // planted: 403: returned without an error, wanted one
        // Of 400 nothing is said below, and yet it must not be taken for success.
        // planted: 400: returned without an error, wanted one
        try await assertReactions(
            of: { url, _ in _ = try await WrongClient(url: url).create() }, to: "createSmtpIntegration",
            in: .bundled("jframework"), [.status(403): .givesUp], patience: .seconds(2))
    }

    @Test func conformance() async throws {
        let mock = try mock.get()
        try await WrongClient(mock).create(port: "\"587\"")
        // planted: createSmtpIntegration: body /port is "587" (string), contract wants integer — fixtures/jframework/openapi.yaml:…
        mock.assertRequestsConform()
    }

    @Test func unexpected() async throws {
        let mock = try mock.get()
        try await WrongClient(mock).ask("api/v1/app-integrations/smpt")
        // planted: request 1: GET /api/v1/app-integrations/smpt matches no operation of jframework; closest: GET …
        mock.assertNoUnexpectedRequests()
    }

    @Test func order() async throws {
        let mock = try mock.get()
        try await WrongClient(mock).create()
        // planted: getSmtpIntegration (1 of 2) was not received
        mock.assertReceivedInOrder(["getSmtpIntegration", "createSmtpIntegration"])
    }

    @Test func retryAfter() async throws {
        let mock = try mock.get()
        try mock.add("- { id: busy, calls: 1, stage: arrival, respond: { status: 429, headers: { Retry-After: 7 } } }")
        try await WrongClient(mock).create()
        try await WrongClient(mock).create()
        // planted: createSmtpIntegration: request 2 came 0s after request 1, wanted 7s at least (429 with Retry-After: 7)…
        mock.assertRetriesHonourRetryAfter()
    }

    @Test func idempotencyKey() async throws {
        let mock = try mock.get()
        try mock.add("- { id: busy, calls: 1, stage: arrival, respond: { status: 429 } }")
        try await WrongClient(mock).create(idempotencyKey: "one")
        try await WrongClient(mock).create(idempotencyKey: "two")
        // planted: cannot tell: createSmtpIntegration: header Idempotency-Key of request 2 is "two", wanted "one" as in request 1…
        mock.assertIdempotencyKeysKept()
    }

    @Test func credential() async throws {
        let mock = try mock.get()
        try mock.add("credentials: { expired: [k] }")
        try await WrongClient(mock).create()
        try await WrongClient(mock).create()
        // planted: createSmtpIntegration: request 2 has header Auth-Key: ***#…
        mock.assertCredentialsRefreshed()
    }

    @Test func unusedRule() async throws {
        let mock = try mock.get()
        try mock.add("- { id: never, operation: getSmtpIntegration, respond: { status: 404 } }")
        // planted: inline-1#never was never used: getSmtpIntegration was not received…
        mock.assertEveryScenarioRuleWasUsed()
    }

    @Test func cannotTell() async throws {
        let mock = try mock.get()
        try await WrongClient(mock).create()
        // planted: cannot tell: no answer carried Retry-After
        mock.assertRetriesHonourRetryAfter()
    }

    @Test func response() async throws {
        let mock = try mock.get()
        let (_, head) = try await WrongClient(mock).create()
        // planted: createSmtpIntegration 201: body /success is missing, contract wants a boolean — fixtures/jframework/…
        assertConforms(head, Data("{}".utf8), to: "createSmtpIntegration", in: .bundled("jframework"))
    }

    @Test func waiting() async throws {
        let mock = try mock.get()
        // planted: createSmtpIntegration did not arrive within 20ms
        try await mock.waitForRequest("createSmtpIntegration", timeout: .milliseconds(20))
    }

    // MARK: Before any test runs

    // No test would run, and none would fail. The macro moves its arguments to the function.
    @Test(arguments: Contract.bundled("jframework").responseVariants(of: "deleteSmtpIntegratoin"))
    // planted outside: jframework has no operation "deleteSmtpIntegratoin", did you mean "deleteSmtpIntegration"?…
    func neverRuns(_ variant: ResponseVariant) {}

    // MARK: Elsewhere while the test runs

    @Test func inDetachedTask() async throws {
        let mock = try mock.get()
        await Task.detached {
            // planted: createSmtpIntegration was not received, expected exactly once
            _ = mock.assertReceived("createSmtpIntegration", times: 1)
        }.value
    }

    @Test func inChildTask() async throws {
        let mock = try mock.get()
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                // planted: createSmtpIntegration was not received, expected exactly once
                mock.assertReceived("createSmtpIntegration", times: 1)
            }
        }
    }

    @Test func onQueue() async throws {
        let mock = try mock.get()
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                // planted: createSmtpIntegration was not received, expected exactly once
                mock.assertReceived("createSmtpIntegration", times: 1)
                continuation.resume()
            }
        }
    }

    @Test func inCompletionHandler() async throws {
        let mock = try mock.get()
        await withCheckedContinuation { continuation in
            URLSession.shared.dataTask(with: WrongClient(mock).request()) { _, _, _ in
                // planted: createSmtpIntegration was received once, expected exactly 3 times
                mock.assertReceived("createSmtpIntegration", times: 3)
                continuation.resume()
            }.resume()
        }
    }

    @Test func onThread() async throws {
        let mock = try mock.get()
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                // planted: createSmtpIntegration was not received, expected exactly once
                mock.assertReceived("createSmtpIntegration", times: 1)
                continuation.resume()
            }
        }
    }
}
