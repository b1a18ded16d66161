import JSONModel

/// What a client of Keyfactor Command does.
enum KeyfactorClient {
    static let profile = VendorProfile(
        credential: "S0VZRVhBTVBMRVxqc21pdGg6cGFzc3dvcmQ=",
        fields: { ["Authorization: Basic \($0)", "X-Keyfactor-Requested-With: XMLHttpRequest"] },
        succeeded: { $0["Host"] != nil }, claimsSuccess: { $0["Host"] != nil }, record: { $0.objectValue },
        members: [
            "Host", "Id", "Port", "RelayAuthenticationType", "RelayUsername", "SenderAccount", "SenderName", "UseSSL",
        ],
        secrets: [password],
        repeatsCredential: true,
        misreadings: [
            .readsPermissions: { answer in
                guard answer.status == 403 else { return nil }
                return answer.json?["Message"]?.stringValue?.contains(": /") == true ? nil : .crashed
            },
            .takesCodesForNumbers: { answer in
                guard let code = answer.json?["ErrorCode"] else { return nil }
                return code.intValue == nil ? .crashed : nil
            },
        ])

    /// What the client knows from its own settings.
    private static let password = "relay-password"

    static let read = ClientTask(request: ClientRequest(method: "GET", target: "/KeyfactorAPI/SMTP"))

    /// Replaces the whole profile; what another one saved meanwhile would be lost by doing it twice.
    static func save(_ profile: String) -> ClientTask {
        ClientTask(
            request: ClientRequest(method: "PUT", target: "/KeyfactorAPI/SMTP", body: profile), isRepeatable: false,
            verification: ClientTask.Verification(request: read.request, holds: isRenamed))
    }

    /// A profile of the client's own.
    static let own = save(
        """
        {"Host":"mail.example","Id":1,"Port":25,"RelayAuthenticationType":0,"SenderAccount":"ann@mail.example",\
        "SenderName":"\(name)","UseSSL":false}
        """)

    /// The profile that was read with another sender's name, and the password that is in no answer.
    static func renaming(_ profile: JSONValue) -> ClientTask {
        var members = profile.objectValue ?? JSONObject()
        members["SenderName"] = .string(name)
        if members["RelayAuthenticationType"]?.intValue == 2 { members["RelayPassword"] = .string(password) }
        return save(JSONValue.object(members).compactText)
    }

    /// The same without the password.
    static func renamingAsRead(_ profile: JSONValue) -> ClientTask {
        var members = profile.objectValue ?? JSONObject()
        members["SenderName"] = .string(name)
        return save(JSONValue.object(members).compactText)
    }

    /// The sender's name with no more than what every PUT needs.
    static func renamingAlone(_ profile: JSONValue) -> ClientTask {
        let needed: [(String, JSONValue)] = ["Host", "Id", "SenderAccount"].map { ($0, profile[$0] ?? .null) }
        return save(JSONValue.object(JSONObject(needed + [("SenderName", .string(name))])).compactText)
    }

    /// A test mail; it cannot be unsent.
    static let test = ClientTask(
        request: ClientRequest(
            method: "POST", target: "/KeyfactorAPI/SMTP/Test",
            body: """
                {"Host":"mail.example","Port":25,"RelayAuthenticationType":0,"SenderAccount":"ann@mail.example",\
                "SenderName":"Ann","TestRecipient":"\(recipient)"}
                """),
        isRepeatable: false)

    static func isRenamed(_ profile: JSONValue) -> Bool { profile["SenderName"]?.stringValue == name }
    static func isForTheRecipient(_ answer: JSONValue) -> Bool { answer["TestRecipient"]?.stringValue == recipient }

    private static let name = "Mail of Ann"
    private static let recipient = "bob@mail.example"
}
