import HTTPModel
import Testing

/// One row of the page's body table, held against one value: what is sent, and what v2.6 and v3 answer.
struct OnlyOfficeFieldRow: Sendable, CustomTestStringConvertible {
    /// What comes of a value.
    enum Outcome: Sendable {
        /// It is saved; these members of the answer differ from those of the other rows.
        case saved([String: String?])
        /// It cannot be read as the type that .NET calls so.
        case unreadable(String)
        /// It may not be saved: the text of v3, and whether it is a missing one.
        case refused(String, isMissing: Bool = false)
    }

    let field: String
    /// The JSON text that is sent, nil to leave the field out.
    let sent: String?
    let outcome: Outcome
    /// What v3 says of a value beyond its bounds; the key and the text of the problem.
    var beyondBounds: String?
    /// Whether the value is taken though the contract wants another, and told as a warning.
    var isLenient = false

    init(_ field: String, _ sent: String?, _ outcome: Outcome, beyondBounds: String? = nil, isLenient: Bool = false) {
        self.field = field
        self.sent = sent
        self.outcome = outcome
        self.beyondBounds = beyondBounds
        self.isLenient = isLenient
    }

    var testDescription: String { "\(field) \(sent.map { String($0.prefix(20)) } ?? "missing")" }

    /// The JSON text of the answer in v2.6.
    var answer: String {
        switch outcome {
        case .saved(let changes): OnlyOfficePage.wrapped(OnlyOfficePage.saved(changing: changes), .post)
        case .unreadable(let kind):
            OnlyOfficePage.wrapped(OnlyOfficePage.problem(OnlyOfficePage.conversion(field, kind)), .post)
        case .refused(_, let isMissing): Self.refusal("Invalid arguments", isMissing: isMissing)
        }
    }

    /// The JSON text of the answer in v3.
    var answerOfV3: String {
        if let beyondBounds {
            return OnlyOfficePage.wrapped(OnlyOfficePage.problem(beyondBounds), .post, status: 1, statusCode: 400)
        }
        switch outcome {
        case .saved: return answer
        case .unreadable(let kind):
            let problem = OnlyOfficePage.problem(OnlyOfficePage.conversion(field, kind))
            return OnlyOfficePage.wrapped(problem, .post, status: 1, statusCode: 400)
        case .refused(let text, let isMissing): return Self.refusal(text, isMissing: isMissing)
        }
    }

    var status: Int { if case .saved = outcome { 200 } else { 400 } }
    var statusOfV3: Int { beyondBounds == nil ? status : 400 }

    private static func refusal(_ message: String, isMissing: Bool) -> String {
        OnlyOfficePage.error(
            400, message, type: isMissing ? "System.ArgumentNullException" : "System.ArgumentException",
            number: isMissing ? -2_147_467_261 : -2_147_024_809)
    }

    /// Every row of the table.
    static let all: [Self] =
        texts("host", empty: "Empty smtp host. (Parameter 'host')") + port
        + texts("senderAddress", empty: "Empty sender address. (Parameter 'senderAddress')") + displayName
        + texts("credentialsUserName", empty: "Empty user name. (Parameter 'userName')")
        + texts("credentialsUserPassword", empty: "Empty password. (Parameter 'password')", isEchoed: false)
        + flags("enableSSL") + flags("enableAuth", without: ["credentialsUserName": nil])
        + flags("useNtlm", isEchoed: false) + flags("isDefaultSettings", isEchoed: false)

    private static let longest = #""\#(String(repeating: "é", count: 255))""#
    private static let tooLong = #""\#(String(repeating: "é", count: 256))""#

    private static func texts(_ field: String, empty text: String, isEchoed: Bool = true) -> [Self] {
        func saved(_ value: String) -> Outcome { .saved(isEchoed ? [field: value] : [:]) }
        return [
            Self(field, nil, .refused(text)), Self(field, #""""#, .refused(text)), Self(field, "null", .refused(text)),
            Self(field, #""x""#, saved(#""x""#)), Self(field, #"" ""#, saved(#"" ""#)),
            Self(field, longest, saved(longest)),
            Self(field, tooLong, saved(tooLong), beyondBounds: isEchoed ? tooLongText(field) : nil),
        ] + unreadable(field, ["1", "true", "[]", "{}"], "System.String")
    }

    private static let displayName: [Self] =
        [nil, "null"].map {
            Self(
                "senderDisplayName", $0,
                .refused("Value cannot be null. (Parameter 'senderDisplayName')", isMissing: true))
        } + [#""""#, #""x""#, longest].map { Self("senderDisplayName", $0, .saved(["senderDisplayName": $0])) }
        + [
            Self(
                "senderDisplayName", tooLong, .saved(["senderDisplayName": tooLong]),
                beyondBounds: tooLongText("senderDisplayName"))
        ] + unreadable("senderDisplayName", ["1", "true", "[]", "{}"], "System.String")

    private static let port: [Self] =
        [nil, "null"].map { Self("port", $0, .saved(["port": "25"])) }
        + ["1", "25", "65535"].map { Self("port", $0, .saved(["port": $0])) }
        + ["0", "-1", "65536", "2147483647", "-2147483648"].map {
            Self("port", $0, .saved(["port": $0]), beyondBounds: portText)
        } + [
            Self("port", #""587""#, .saved(["port": "587"]), isLenient: true),
            Self("port", #""0""#, .saved(["port": "0"]), beyondBounds: portText, isLenient: true),
        ]
        + unreadable(
            "port", [#""""#, #""x""#, "25.5", "true", "[]", "{}", "2147483648", "-2147483649"],
            "System.Nullable`1[System.Int32]")

    private static func flags(
        _ field: String, without dropped: [String: String?] = [:], isEchoed: Bool = true
    ) -> [Self] {
        let no: [String: String?] = isEchoed ? dropped.merging([field: "false"]) { $1 } : [:]
        return [
            Self(field, nil, .saved(no)), Self(field, "false", .saved(no)), Self(field, "true", .saved([:])),
        ] + unreadable(field, ["null", #""true""#, #""""#, "1", "0", "[]", "{}"], "System.Boolean")
    }

    private static func unreadable(_ field: String, _ values: [String], _ kind: String) -> [Self] {
        values.map { Self(field, $0, .unreadable(kind)) }
    }

    private static let portText = #"{"Port":["The field Port must be between 1 and 65535."]}"#

    private static func tooLongText(_ field: String) -> String {
        let name = field.prefix(1).uppercased() + field.dropFirst()
        return #"{"\#(name)":["The field \#(name) must be a string with a maximum length of 255."]}"#
    }
}
