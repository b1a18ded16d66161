import Foundation

/// Asks with a key, by default for a list of integrations, as a client would.
///
/// - Returns: The status.
func list(
    at base: URL, path: String = "api/v1/app-integrations/smtp", method: String = "GET"
) async throws -> Int {
    try await RawHTTP.send(method, to: base, "/" + path, ["Auth-Key": "k", "Brand-URL": "a.example"]).status
}
