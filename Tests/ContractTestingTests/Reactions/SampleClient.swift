import ContractTesting
import Foundation

/// A client of the create operation whose habits are switches.
struct SampleClient: Sendable {
    struct Failed: Error {
        let text: String
    }

    let url: URL
    let clock: MockClock
    /// How often it tries again after 429 and broken connections.
    var retries = 0
    /// True to wait as Retry-After says, else a second.
    var heedsRetryAfter = true
    /// True to send another body with each attempt.
    var changesBody = false
    /// True to take another credential after 401.
    var refreshes = false
    /// True to ask the vendor for it.
    var asksForKey = true
    /// True to tell what the answer says.
    var tellsErrors = false
    /// Statuses that it tries again after.
    var retried: Set<Int> = [429]

    func create() async throws {
        var key = "first"
        for attempt in 0...max(retries, refreshes ? 1 : 0) {
            let fields = [
                "Brand-URL": "acme.example", "Auth-Key": key, "Content-Type": "application/json",
                "Idempotency-Key": "one",
            ]
            do {
                let answer = try await RawHTTP.send(
                    "POST", to: url, "/api/v1/app-integrations/smtp", fields,
                    Self.body(changesBody ? 587 + attempt : 587))
                if answer.status == 401, refreshes, attempt == 0 {
                    if asksForKey { try await askForKey() }
                    key = "second"
                    continue
                }
                if retried.contains(answer.status), attempt < retries {
                    let after = answer.fields["retry-after"].flatMap { Int($0) }
                    try await clock.sleep(for: .seconds(heedsRetryAfter ? after ?? 1 : 1))
                    continue
                }
                guard answer.status == 201,
                    (try? JSONSerialization.jsonObject(with: Data(answer.body.utf8))) != nil
                else { throw Failed(text: "\(answer.status) " + (tellsErrors ? answer.body : "")) }
                return
            } catch let error as RawHTTP.Broken {
                guard attempt < retries else { throw error }
                try await clock.sleep(for: .seconds(1))
            }
        }
        throw Failed(text: "gave up")
    }

    private func askForKey() async throws {
        _ = try await RawHTTP.send(
            "POST", to: url, "/api/v1/users/auth/refresh-auth-key",
            ["Brand-URL": "acme.example", "Content-Type": "application/json"], #"{"refreshKey": "r"}"#)
    }

    private static func body(_ port: Int) -> String {
        """
        {"appIntegrationId": "text", "name": "Mail", "host": "smtp.example", "port": \(port), "username": "u", \
        "password": "p", "useTls": true, "isDefault": true, "description": "d", "status": "0 - Inactive"}
        """
    }
}
