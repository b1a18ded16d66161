/// The two calls of Keyfactor Command that take settings, as far as tests need their words.
enum KeyfactorCall: String, CaseIterable {
    case update, test

    /// Where the calls are served.
    static let mounts = ["/KeyfactorAPI", ""]

    var method: String { self == .update ? "PUT" : "POST" }
    var target: String { self == .update ? "/SMTP" : "/SMTP/Test" }

    /// Valid settings that are not the sample's; some fields may be given another JSON text, or be left out.
    func settings(_ changes: [String: String?] = [:]) -> String {
        Self.object(members(secret: true), changes)
    }

    /// The answer to those settings, with other values in some fields.
    func answer(_ changes: [String: String?] = [:]) -> String {
        Self.object(members(secret: false), changes)
    }

    /// The page's example values, with the password or without.
    func sample(secret: Bool) -> String {
        Self.object(
            members(secret: secret),
            [
                "Host": #""corpexch02.keyexample.com""#, "Id": "1", "Port": "25",
                "RelayPassword": #""relay-password""#, "RelayUsername": #""KEYEXAMPLE\\svc_mail""#,
                "SenderAccount": #""jsmith@keyexample.com""#, "SenderName": #""Keyfactor Command""#,
                "TestRecipient": #""mjones@keyexample.com""#, "UseSSL": "false",
            ])
    }

    /// In the order of the page's table.
    private func members(secret: Bool) -> [(name: String, value: String)] {
        let all = [
            ("Host", #""mail.example""#), ("Id", "7"), ("Port", "587"), ("RelayAuthenticationType", "2"),
            ("RelayPassword", #""secret""#), ("RelayUsername", #""D\\ann""#), ("SenderAccount", #""ann@mail.example""#),
            ("SenderName", #""Ann""#), ("TestRecipient", #""bob@mail.example""#), ("UseSSL", "true"),
        ]
        return all.filter { (secret || $0.0 != "RelayPassword") && (self == .test || $0.0 != "TestRecipient") }
    }

    private static func object(_ members: [(name: String, value: String)], _ changes: [String: String?]) -> String {
        let written = members.compactMap { name, standard -> String? in
            guard let change = changes[name] else { return "\"\(name)\":\(standard)" }
            return change.map { "\"\(name)\":\($0)" }
        }
        return "{\(written.joined(separator: ","))}"
    }
}
