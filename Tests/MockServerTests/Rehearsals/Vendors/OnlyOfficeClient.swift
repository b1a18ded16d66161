import JSONModel

/// What a client of ONLYOFFICE DocSpace does.
enum OnlyOfficeClient {
    static let profile = VendorProfile(
        credential: "token",
        fields: { ["Cookie: asc_auth_key=\($0)"] },
        renewal: ClientRequest(
            method: "POST", target: "/api/2.0/authentication", body: #"{"userName":"ann","password":"secret"}"#),
        renewed: { $0["response"]?["token"]?.stringValue },
        succeeded: { $0["status"]?.intValue == 0 },
        claimsSuccess: { $0["statusCode"]?.intValue == 200 },
        // A test has members of its own.
        record: { $0["response"]?["percents"] == nil ? $0["response"]?.objectValue : nil },
        members: [
            "host", "port", "senderAddress", "senderDisplayName", "credentialsUserName", "credentialsUserPassword",
            "enableSSL", "enableAuth", "useNtlm", "isDefaultSettings",
        ],
        secrets: ["\"token\":\""])

    static let save = task("POST", body: OnlyOfficePage.settings())
    static let read = task("GET")
    static let status = task("GET", "/test/status")
    /// Each one sends a mail, whatever its method says.
    static let test = ClientTask(
        request: task("GET", "/test").request, isRepeatable: false,
        verification: ClientTask.Verification(request: status.request) { $0["response"]?["id"] != nil })

    /// Saves those settings.
    static func save(_ settings: JSONValue?) -> ClientTask { task("POST", body: settings?.compactText) }

    private static func task(_ method: String, _ rest: String = "", body: String? = nil) -> ClientTask {
        ClientTask(request: ClientRequest(method: method, target: OnlyOfficePage.path + rest, body: body))
    }
}
