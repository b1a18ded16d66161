import JSONModel

/// What a client of JFramework does.
enum JFrameworkClient {
    static let profile = VendorProfile(
        credential: "YOUR_AUTH_KEY",
        fields: { ["Brand-URL: acme.example", "Auth-Key: \($0)"] },
        renewal: ClientRequest(
            method: "POST", target: "/api/v1/users/auth/refresh-auth-key",
            fields: ["Brand-URL: acme.example", "Content-Type: application/json"],
            body: #"{"refreshAuthKey":"refresh"}"#),
        renewed: { $0["data"]?["authKey"]?.stringValue },
        succeeded: { $0["success"]?.boolValue == true },
        claimsSuccess: { $0["success"]?.boolValue == true },
        record: { $0["data"]?.objectValue },
        members: [
            "appIntegration", "name", "host", "port", "username", "password", "useTls", "isDefault", "description",
            "status", "id",
        ],
        secrets: ["\"password\":\"", "refreshAuthKey"])

    static let create = ClientTask(
        request: ClientRequest(method: "POST", target: JFrameworkPage.path, body: JFrameworkPage.settings()),
        isRepeatable: false,
        verification: ClientTask.Verification(request: list.request) { answer in
            answer["data"]?.arrayValue?.contains { $0["name"]?.stringValue == "Mail" } == true
        })

    static let list = ClientTask(request: ClientRequest(method: "GET", target: JFrameworkPage.path))

    static let read = ClientTask(request: ClientRequest(method: "GET", target: sample))

    static let update = ClientTask(
        request: ClientRequest(method: "PUT", target: sample, body: JFrameworkPage.settings()))

    static let delete = ClientTask(request: ClientRequest(method: "DELETE", target: sample))

    /// A create whose mail cannot be unsent.
    static let testMail = ClientTask(
        request: ClientRequest(
            method: "POST", target: "\(JFrameworkPage.path)/test",
            body: """
                {"host":"mail.example","port":25,"username":"ann","password":"secret","useTls":true,\
                "emailAddressFrom":"a@example.com","emailAddressTo":"b@example.com","subject":"s","body":"b"}
                """),
        isRepeatable: false)

    private static let sample = "\(JFrameworkPage.path)/\(JFrameworkPage.sampleID)"
}
