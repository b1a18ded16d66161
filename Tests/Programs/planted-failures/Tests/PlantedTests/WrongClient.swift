import ContractTesting
import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// A client that does everything as it should not.
struct WrongClient: Sendable {
    static let operation = "createSmtpIntegration"

    let url: URL

    init(_ mock: MockServer) {
        url = mock.url
    }

    init(url: URL) {
        self.url = url
    }

    /// Creates an integration.
    ///
    /// - Parameters:
    ///   - port: The port, as JSON.
    ///   - key: The Auth-Key; nil for none.
    ///   - idempotencyKey: A new one for each attempt, if it is left out.
    /// - Returns: The answer.
    /// - Throws: What URLSession throws.
    @discardableResult
    func create(
        port: String = "587", key: String? = "k", idempotencyKey: String = UUID().uuidString
    ) async throws -> (Data, HTTPURLResponse) {
        // A session of its own for each call: one that was left waiting by a fault is not asked again.
        let session = URLSession(configuration: .ephemeral)
        defer { session.invalidateAndCancel() }
        var request = request(port: port, key: key, idempotencyKey: idempotencyKey)
        request.timeoutInterval = 1
        let (data, response) = try await session.data(for: request)
        guard let head = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
        return (data, head)
    }

    /// The request for that.
    func request(port: String = "587", key: String? = "k", idempotencyKey: String = "one") -> URLRequest {
        var request = URLRequest(url: url.appendingPathComponent("api/v1/app-integrations/smtp"))
        request.httpMethod = "POST"
        request.setValue("acme.example", forHTTPHeaderField: "Brand-URL")
        request.setValue(key, forHTTPHeaderField: "Auth-Key")
        request.setValue(idempotencyKey, forHTTPHeaderField: "Idempotency-Key")
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.httpBody = Data(
            """
            {"appIntegrationId": "mail", "name": "Mail", "host": "smtp.example", "port": \(port), "username": "u", \
            "password": "p"}
            """.utf8)
        return request
    }

    /// Asks for a path that nobody has.
    func ask(_ path: String) async throws {
        _ = try await URLSession.shared.data(from: url.appendingPathComponent(path))
    }
}
