import Testing

/// One row of the pages' body tables, held against one value: what is sent, and what must be told or answered.
struct JFrameworkFieldRow: Sendable, CustomTestStringConvertible {
    let field: String
    /// The JSON text that is sent, nil to leave the field out.
    let sent: String?
    /// Of a fault, what the error says after the field's name; of a valid value, the JSON text that is answered.
    let answered: String

    init(_ field: String, _ sent: String?, _ answered: String) {
        self.field = field
        self.sent = sent
        self.answered = answered
    }

    var testDescription: String { "\(field) \(sent ?? "missing")" }

    /// Every way in which a field can break its row of the table.
    static let faults: [Self] =
        textFaults("appIntegrationId") + textFaults("name") + textFaults("host") + textFaults("username")
        + passwordFaults + portFaults + flagFaults("useTls") + flagFaults("isDefault") + optionalFaults

    /// Values at the bounds of what the table allows.
    static let valid: [Self] = [
        Self("name", #""x""#, #""x""#),
        Self("host", #""x""#, #""x""#),
        Self("username", #""x""#, #""x""#),
        Self("password", #""x""#, #""x""#),
        Self("port", "0", "0"),
        Self("port", "-1", "-1"),
        Self("port", "65536", "65536"),
        Self("port", "2147483647", "2147483647"),
        Self("port", "-2147483648", "-2147483648"),
        Self("useTls", nil, "false"),
        Self("useTls", "null", "false"),
        Self("useTls", "false", "false"),
        Self("useTls", "true", "true"),
        Self("isDefault", nil, "false"),
        Self("isDefault", "null", "false"),
        Self("isDefault", "false", "false"),
        Self("isDefault", "true", "true"),
        Self("description", nil, "null"),
        Self("description", "null", "null"),
        Self("description", #""""#, #""""#),
        Self("status", nil, #""Inactive""#),
        Self("status", #""Inactive""#, #""Inactive""#),
        Self("status", #""0 - Inactive""#, #""Inactive""#),
        Self("status", #""Active""#, #""Active""#),
    ]

    private static func textFaults(_ field: String) -> [Self] {
        [
            Self(field, nil, "is required"),
            Self(field, #""""#, #"must be at least 1 character, but is "" (0 characters)"#),
            Self(field, "null", "must be string, but is null"),
            Self(field, "1", "must be string, but is 1 (integer)"),
            Self(field, "true", "must be string, but is true (boolean)"),
            Self(field, "[]", "must be string, but is an array of 0 items"),
            Self(field, "{}", "must be string, but is an object of 0 members"),
        ]
    }

    /// What is secret is not told back.
    private static let passwordFaults: [Self] = [
        Self("password", nil, "is required"),
        Self("password", #""""#, "must be at least 1 character, but is *** (0 characters)"),
        Self("password", "null", "must be string, but is ***"),
        Self("password", "12345", "must be string, but is *** (integer)"),
    ]

    private static let portFaults: [Self] = [
        Self("port", nil, "is required"),
        Self("port", "null", "must be integer, but is null"),
        Self("port", #""""#, #"must be integer, but is "" (string)"#),
        Self("port", #""587""#, #"must be integer, but is "587" (string)"#),
        Self("port", "25.5", "must be integer, but is 25.5 (number)"),
        Self("port", "true", "must be integer, but is true (boolean)"),
        Self("port", "[]", "must be integer, but is an array of 0 items"),
        Self("port", "2147483648", "must be a 32-bit integer, but is 2147483648"),
        Self("port", "-2147483649", "must be a 32-bit integer, but is -2147483649"),
    ]

    private static func flagFaults(_ field: String) -> [Self] {
        [
            Self(field, #""true""#, #"must be boolean or null, but is "true" (string)"#),
            Self(field, #""""#, #"must be boolean or null, but is "" (string)"#),
            Self(field, "1", "must be boolean or null, but is 1 (integer)"),
            Self(field, "[]", "must be boolean or null, but is an array of 0 items"),
        ]
    }

    private static let optionalFaults: [Self] = [
        Self("description", "1", "must be string or null, but is 1 (integer)"),
        Self("description", "false", "must be string or null, but is false (boolean)"),
        Self("description", "{}", "must be string or null, but is an object of 0 members"),
        Self("status", "null", "must be string, but is null"),
        Self("status", "0", "must be string, but is 0 (integer)"),
        Self("status", #""""#, #"must be one of "Inactive", "Active", "0 - Inactive", but is """#),
        Self("status", #""active""#, #"must be one of "Inactive", "Active", "0 - Inactive", but is "active""#),
        Self("status", #""1 - Active""#, #"must be one of "Inactive", "Active", "0 - Inactive", but is "1 - Active""#),
    ]
}
