/// What the vendor has against one field of the settings.
public struct FieldError: Sendable, Hashable, CustomStringConvertible {
    /// The field, in the vendor's spelling; nil when the vendor does not say which.
    public let field: String?
    /// The vendor's code, such as `ValidationError`.
    public let code: String?
    /// The vendor's text.
    public let message: String

    /// The text, which names the field.
    public var description: String { message }

    /// The names of the fields that are sent.
    private static let fields: Set = [
        "appIntegrationId", "name", "host", "port", "username", "password", "useTls", "isDefault", "description",
        "status",
    ]

    init(_ reason: Reason) {
        code = reason.code
        message = reason.message ?? reason.code ?? "no reason given"
        // The vendor has no member for the field: it is the first word of the text.
        field = message.split(whereSeparator: { !$0.isLetter }).map(String.init).first(where: Self.fields.contains)
    }
}
