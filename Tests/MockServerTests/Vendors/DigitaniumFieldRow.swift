import Testing

/// One row of the page's body table, held against one value.
struct DigitaniumFieldRow: Sendable, CustomTestStringConvertible {
    let field: String
    /// The JSON text that is sent, nil to leave the field out.
    let sent: String?
    /// What the journal says of the field, nil of a valid value.
    let finding: String?

    init(_ field: String, _ sent: String?, _ finding: String? = nil) {
        self.field = field
        self.sent = sent
        self.finding = finding
    }

    var testDescription: String { "\(field) \(sent ?? "missing")" }

    /// The body that is sent.
    var body: String { DigitaniumPage.settings(field, sent) }

    private static let texts = [
        "replyToDisplayName", "port", "host", "replyTo", "from", "fromDisplayName", "envelopeFrom", "user",
    ]
    private static let required = ["host", "from"]
    private static let flags = ["starttls", "ssl"]

    /// Every way in which a field can break its row of the table.
    static let faults: [Self] =
        required.flatMap { field in
            [
                Self(field, nil, "is missing, contract wants a string"),
                Self(field, #""""#, #"is "" (0 characters), contract wants at least 1 character"#),
            ]
        }
        + texts.flatMap { field in
            [
                Self(field, "null", "is null, contract wants string"),
                Self(field, "587", "is 587 (integer), contract wants string"),
                Self(field, "true", "is true (boolean), contract wants string"),
                Self(field, #"["a"]"#, "is an array of 1 item, contract wants string"),
                Self(field, #"{"a":1}"#, "is an object of 1 member, contract wants string"),
            ]
        }
        + [
            // What is secret is not told.
            Self("password", "null", "is ***, contract wants string"),
            Self("password", "12345", "is *** (integer), contract wants string"),
            Self("password", "[]", "is *** (array), contract wants string"),
        ]
        + flags.flatMap { field in
            [
                ("null", "null"), ("0", "0"), ("1", "1"), (#""""#, #""""#), (#""True""#, #""True""#),
                (#""FALSE""#, #""FALSE""#), (#""yes""#, #""yes""#), (#"" true""#, #"" true""#),
                ("[true]", "an array of 1 item"), ("{}", "an object of 0 members"),
            ].map { sent, actual in
                Self(field, sent, #"is \#(actual), contract wants one of true, false, "true", "false""#)
            }
        }

    /// Values at the bounds of what the table allows.
    static let valid: [Self] =
        required.flatMap { [Self($0, #""x""#), Self($0, #"" ""#)] }
        + (texts + ["password"]).filter { !required.contains($0) }.flatMap { field in
            [Self(field, nil), Self(field, #""""#), Self(field, #""x""#)]
        }
        + [Self("port", #""0""#), Self("port", #""65536""#), Self("port", #""smtp""#)]
        + flags.flatMap { field in
            [nil, "true", "false", #""true""#, #""false""#].map { Self(field, $0) }
        }
}
