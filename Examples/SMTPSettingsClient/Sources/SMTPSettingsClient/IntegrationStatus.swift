/// Whether an integration is in use.
///
/// No enumeration: the vendor may come to have a third status, and answers with it must be read all the same.
public struct IntegrationStatus: RawRepresentable, Sendable, Hashable, Codable {
    /// The vendor's word.
    public let rawValue: String

    /// Takes the vendor's word.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// In use.
    public static let active = IntegrationStatus(rawValue: "Active")
    /// Not in use.
    public static let inactive = IntegrationStatus(rawValue: "Inactive")
}
