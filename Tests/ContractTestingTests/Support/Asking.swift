import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Asks with a key, by default for a list of integrations, as a client would.
///
/// - Returns: The status.
func list(
    at base: URL, path: String = "api/v1/app-integrations/smtp", method: String = "GET"
) async throws -> Int {
    var request = URLRequest(url: base.appendingPathComponent(path))
    request.httpMethod = method
    request.setValue("k", forHTTPHeaderField: "Auth-Key")
    request.setValue("a.example", forHTTPHeaderField: "Brand-URL")
    let response = try await URLSession.shared.data(for: request).1
    guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
    return response.statusCode
}
