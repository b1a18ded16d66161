/// One stored integration.
///
/// The password, which the vendor sends back in clear, is not read: nothing needs it here.
public struct SMTPIntegration: Sendable, Hashable, Decodable {
    /// The vendor's id.
    public let id: String
    /// The name that the user gave it.
    public let name: String
    /// The mail server.
    public let host: String
    /// Its port.
    public let port: Int
    /// Who signs in there.
    public let username: String
    /// Whether the connection is encrypted.
    public let usesTLS: Bool
    /// Whether it is the brand's default.
    public let isDefault: Bool
    /// What the user says of it.
    public let summary: String?
    /// Whether it is in use.
    public let status: IntegrationStatus

    private enum CodingKeys: String, CodingKey {
        case id, name, host, port, username
        case usesTLS = "useTls"
        case isDefault
        case summary = "description"
        case status
    }
}
