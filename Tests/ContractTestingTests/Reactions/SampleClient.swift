import ContractTesting
import Foundation
import FoundationNetworking

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
            var request = URLRequest(url: url.appendingPathComponent("api/v1/app-integrations/smtp"))
            request.httpMethod = "POST"
            request.setValue("acme.example", forHTTPHeaderField: "Brand-URL")
            request.setValue(key, forHTTPHeaderField: "Auth-Key")
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
            request.setValue("one", forHTTPHeaderField: "Idempotency-Key")
            request.httpBody = Data(Self.body(changesBody ? 587 + attempt : 587).utf8)
            do {
                let configuration = URLSessionConfiguration.ephemeral
                let (data, response) = try await URLSession(configuration: configuration).data(for: request)
                let status = (response as? HTTPURLResponse)?.statusCode ?? 0
                if status == 401, refreshes, attempt == 0 {
                    if asksForKey { try await askForKey() }
                    key = "second"
                    continue
                }
                if retried.contains(status), attempt < retries {
                    let after = (response as? HTTPURLResponse)?.value(forHTTPHeaderField: "Retry-After")
                    try await clock.sleep(for: .seconds(heedsRetryAfter ? after.flatMap { Int($0) } ?? 1 : 1))
                    continue
                }
                guard status == 201, (try? JSONSerialization.jsonObject(with: data)) != nil else {
                    throw Failed(text: "\(status) " + (tellsErrors ? String(decoding: data, as: UTF8.self) : ""))
                }
                return
            } catch let error as URLError {
                guard attempt < retries else { throw error }
                try await clock.sleep(for: .seconds(1))
            }
        }
        throw Failed(text: "gave up")
    }

    private func askForKey() async throws {
        var request = URLRequest(url: url.appendingPathComponent("api/v1/users/auth/refresh-auth-key"))
        request.httpMethod = "POST"
        request.setValue("acme.example", forHTTPHeaderField: "Brand-URL")
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.httpBody = Data(#"{"refreshKey": "r"}"#.utf8)
        _ = try await URLSession(configuration: .ephemeral).data(for: request)
    }

    private static func body(_ port: Int) -> String {
        """
        {"appIntegrationId": "text", "name": "Mail", "host": "smtp.example", "port": \(port), "username": "u", \
        "password": "p", "useTls": true, "isDefault": true, "description": "d", "status": "0 - Inactive"}
        """
    }
}
