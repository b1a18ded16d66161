/// Values of the fields of one of the two calls, and what must be told or answered.
struct KeyfactorFieldRow {
    /// The JSON texts that are sent, nil to leave the field out.
    let sent: [String: String?]
    /// What the message says of a fault; nil when there is none.
    let fault: String?
    /// Of valid values, the JSON texts that are answered.
    var answered: [String: String?] = [:]

    /// Every way in which a field can break its row of the table.
    static func faults(of call: KeyfactorCall) -> [Self] {
        let texts = ["Host", "SenderAccount", "SenderName"] + (call == .test ? ["TestRecipient"] : [])
        let required = call == .update ? ["Id"] : ["Port"]
        return texts.flatMap(textFaults) + ["Id", "Port"].flatMap(integerFaults) + typeFaults + credentialFaults
            + flagFaults + required.map { fault($0, nil, "is required") }
            + (call == .test ? [otherName] : [])
    }

    /// Values at the bounds of what the table allows, and what an optional field that is left out becomes.
    static func valid(of call: KeyfactorCall) -> [Self] {
        let texts = ["Host", "SenderAccount", "SenderName"] + (call == .test ? ["TestRecipient"] : [])
        let integers = ["Id", "Port"].flatMap { field in
            ["0", "-1", "65536", "2147483647", "-2147483648"].map { valid([field: $0]) }
        }
        return texts.map { valid([$0: #""x""#]) } + integers + ["1", "3", "4", "0"].map(withoutCredentials)
            + ["RelayUsername", "RelayPassword"].map { valid([$0: #""x""#]) } + credentialsUnused
            + [
                valid(["UseSSL": "false"]), valid(["UseSSL": nil], ["UseSSL": "false"]),
                valid(["RelayAuthenticationType": nil], ["RelayAuthenticationType": "0", "RelayUsername": "null"]),
                call == .test ? valid(["Id": nil], ["Id": "1"]) : valid(["Port": nil], ["Port": "0"]),
            ]
    }

    // MARK: Faults

    private static func fault(_ field: String, _ sent: String?, _ words: String) -> Self {
        Self(sent: [field: sent], fault: "\(field) \(words).")
    }

    private static func textFaults(_ field: String) -> [Self] {
        [
            fault(field, nil, "is required"),
            fault(field, #""""#, #"must be at least 1 character, but is "" (0 characters)"#),
            fault(field, "null", "must be string, but is null"),
            fault(field, "1", "must be string, but is 1 (integer)"),
            fault(field, "true", "must be string, but is true (boolean)"),
            fault(field, "[]", "must be string, but is an array of 0 items"),
            fault(field, "{}", "must be string, but is an object of 0 members"),
        ]
    }

    private static func wrongIntegers(_ field: String) -> [Self] {
        [
            fault(field, "null", "must be integer, but is null"),
            fault(field, #""""#, #"must be integer, but is "" (string)"#),
            fault(field, #""25""#, #"must be integer, but is "25" (string)"#),
            fault(field, "25.5", "must be integer, but is 25.5 (number)"),
            fault(field, "true", "must be integer, but is true (boolean)"),
            fault(field, "[]", "must be integer, but is an array of 0 items"),
        ]
    }

    private static func integerFaults(_ field: String) -> [Self] {
        let bounds = ["2147483648", "-2147483649"].map { (value: String) in
            fault(field, value, "must be a 32-bit integer, but is \(value)")
        }
        return wrongIntegers(field) + bounds
    }

    private static var typeFaults: [Self] {
        let field = "RelayAuthenticationType"
        let bounds = ["5", "-1", "2147483647", "-2147483648"].map { (value: String) in
            fault(field, value, "must be one of 0, 1, 2, 3, 4, but is \(value)")
        }
        let beyond = ["2147483648", "-2147483649"].map { (value: String) in
            fault(
                field, value,
                "must be a 32-bit integer, but is \(value); \(field) must be one of 0, 1, 2, 3, 4, but is \(value)")
        }
        return wrongIntegers(field) + bounds + beyond
    }

    /// What is secret is not told back.
    private static let credentialFaults: [Self] = [
        fault("RelayUsername", nil, "is required"),
        fault("RelayUsername", #""""#, #"must be at least 1 character, but is "" (0 characters)"#),
        fault("RelayUsername", "null", "must be string, but is null"),
        fault("RelayUsername", "1", "must be string, but is 1 (integer)"),
        fault("RelayUsername", "{}", "must be string, but is an object of 0 members"),
        fault("RelayPassword", nil, "is required"),
        fault("RelayPassword", #""""#, "must be at least 1 character, but is *** (0 characters)"),
        fault("RelayPassword", "null", "must be string, but is ***"),
        fault("RelayPassword", "12345", "must be string, but is *** (integer)"),
        Self(
            sent: ["RelayPassword": nil, "RelayUsername": nil],
            fault: "RelayPassword is required; RelayUsername is required."),
        Self(
            sent: ["RelayAuthenticationType": "0", "RelayUsername": "1"],
            fault: "RelayUsername must be string or null, but is 1 (integer)."),
        Self(
            sent: ["RelayAuthenticationType": "0", "RelayPassword": "12345"],
            fault: "RelayPassword must be string or null, but is *** (integer)."),
    ]

    private static let flagFaults = [
        fault("UseSSL", "null", "must be boolean, but is null"),
        fault("UseSSL", #""true""#, #"must be boolean, but is "true" (string)"#),
        fault("UseSSL", #""""#, #"must be boolean, but is "" (string)"#),
        fault("UseSSL", "1", "must be boolean, but is 1 (integer)"),
        fault("UseSSL", "[]", "must be boolean, but is an array of 0 items"),
    ]

    /// Written inside the value of another field, since the calls know no such name.
    private static let otherName = Self(
        sent: ["SenderName": #""Ann","SenderAddress":"a""#],
        fault: #"SenderAddress is no known member."#)

    // MARK: Valid values

    private static func valid(_ sent: [String: String?], _ answered: [String: String?] = [:]) -> Self {
        Self(sent: sent, fault: nil, answered: sent.merging(answered) { $1 })
    }

    private static func withoutCredentials(_ type: String) -> Self {
        valid(
            ["RelayAuthenticationType": type, "RelayPassword": nil, "RelayUsername": nil], ["RelayUsername": "null"])
    }

    private static let credentialsUnused = [(#""x""#, #""x""#), (#""""#, #""""#), ("null", "null")].map {
        valid(
            ["RelayAuthenticationType": "0", "RelayPassword": $0, "RelayUsername": $1], ["RelayUsername": "null"])
    }
}
