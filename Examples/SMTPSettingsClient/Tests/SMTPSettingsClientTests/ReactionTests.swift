import ContractTesting
import SMTPSettingsClient
import Testing
import XCTest

/// What the client must do when something goes wrong, for everything that can: one table, proved from the journal.
@Suite struct ReactionTests {
    @Test func createReactsToEverything() async throws {
        try await assertReactions(
            of: { try await IntegrationsClient(baseURL: $0, clock: $1, timeout: 3).create(.sample) },
            to: "createSmtpIntegration", in: .bundled("jframework"),
            [
                .status(201): .succeeds,
                .status(400): .surfacesFieldErrors,
                .status(401): .refreshesCredential(by: "refreshAuthKey", thenRetries: 1),
                .status(403): .givesUp,
                .status(409): .givesUp,
                .status(429): .retries(upTo: 3, honouring: .retryAfter),
                // An error of the server tells nothing of what was saved; the user decides.
                .status(500): .givesUp,
                .status(503): .retries(upTo: 3, honouring: .retryAfter),
                .fault(.reset): .retries(upTo: 3, withSameBody: true),
                .fault(.resetInBody): .retries(upTo: 3, withSameBody: true),
                .fault(.close): .retries(upTo: 3, withSameBody: true),
                .fault(.garbage): .retries(upTo: 3, withSameBody: true),
                .fault(.malformedChunk): .retries(upTo: 3, withSameBody: true),
                // Nothing can be said of what was saved, and the user has waited long enough.
                .fault(.stall): .givesUp,
                // A captive portal is no broken connection: trying again shows the same page.
                .fault(.html): .givesUp,
                // URLSession hands over what could be unpacked, without an error.
                .fault(.truncatedGzip): .givesUp,
            ])
    }
}

/// The same assertion under XCTest, for the other operation.
final class UpdateReactionTests: XCTestCase {
    func testUpdateReacts() async throws {
        try await assertReactions(
            of: { url, clock in
                // Each cause has a session of its own, so what is to be updated is stored there first; by another client,
                // so that the one under test begins with a connection of its own.
                let stored = try await IntegrationsClient(baseURL: url, clock: clock).create(.sample)
                return try await IntegrationsClient(baseURL: url, clock: clock, timeout: 3).update(
                    stored.id, to: .other)
            },
            to: "updateSmtpIntegration", in: .bundled("jframework"),
            [
                .status(200): .succeeds,
                .status(400): .surfacesFieldErrors,
                .status(404): .givesUp,
                .status(429): .retries(upTo: 3, honouring: .retryAfter),
                .fault(.reset): .retries(upTo: 3, withSameBody: true),
            ])
    }
}
