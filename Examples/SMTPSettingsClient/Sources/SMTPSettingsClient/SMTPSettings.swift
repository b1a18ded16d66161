/// The settings of one integration, as they are sent.
public struct SMTPSettings: Sendable, Hashable, Encodable {
    /// The app integration that the settings belong to.
    public var appIntegrationID: String
    /// The name that the user gives them.
    public var name: String
    /// The mail server.
    public var host: String
    /// Its port.
    public var port: Int
    /// Who signs in there.
    public var username: String
    /// The password.
    public var password: String
    /// Whether the connection is encrypted; nil to leave it to the vendor, who takes false.
    public var usesTLS: Bool?
    /// Whether it is the brand's default; nil for false.
    public var isDefault: Bool?
    /// What the user says of it.
    public var summary: String?
    /// Whether it is in use; nil to leave it to the vendor.
    public var status: IntegrationStatus?

    /// Settings with what the vendor requires.
    public init(
        appIntegrationID: String, name: String, host: String, port: Int, username: String, password: String,
        usesTLS: Bool? = nil, isDefault: Bool? = nil, summary: String? = nil, status: IntegrationStatus? = nil
    ) {
        self.appIntegrationID = appIntegrationID
        self.name = name
        self.host = host
        self.port = port
        self.username = username
        self.password = password
        self.usesTLS = usesTLS
        self.isDefault = isDefault
        self.summary = summary
        self.status = status
    }

    private enum CodingKeys: String, CodingKey {
        case appIntegrationID = "appIntegrationId"
        case name, host, port, username, password
        case usesTLS = "useTls"
        case isDefault
        case summary = "description"
        case status
    }
}
