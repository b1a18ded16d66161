import Testing

/// What was created can be read, listed, updated and removed.
struct StoredIntegrationTests {
    private static let path = "/api/v1/app-integrations/smtp"
    private static let fields = ["Brand-URL": "acme.example", "Auth-Key": "key"]

    private static func settings(host: String, port: Int) -> String {
        """
        {"appIntegrationId": "mail", "name": "Mail", "host": "\(host)", "port": \(port), "username": "user",
         "password": "secret", "useTls": true, "description": "our own", "status": "Active"}
        """
    }

    @Test func integrationLivesFromCreateToDelete() async throws {
        let server = try await ServerProcess()
        let connection = try server.connect()
        func send(_ method: String, _ suffix: String = "", _ body: String? = nil) throws -> RawResponse {
            try connection.exchange(method, Self.path + suffix, Self.fields, body: body)
        }

        let created = try send("POST", "", Self.settings(host: "mail.acme.example", port: 465))
        #expect(created.status == 201)
        let data = try #require(try created.json["data"])
        #expect(data["host"] == "mail.acme.example")
        #expect(data["port"] == 465)
        #expect(data["isDefault"] == false)
        #expect(data["appIntegration"]?["id"] == "mail")
        let id = try #require(data["id"]?.text)
        #expect(id.count == 18)
        #expect(id != "sApKpllz4sAplsmzha")

        let found = try send("GET", "/\(id)")
        #expect(found.status == 200)
        #expect(try found.json["data"] == data)

        let other = try #require(try send("POST", "", Self.settings(host: "other", port: 25)).json["data"]?["id"])
        #expect(other != .string(id))
        let listed = try send("GET").json["data"]?.elements?.map { $0["id"] }
        #expect(listed == [.string(id), other])

        let updated = try send("PUT", "/\(id)", Self.settings(host: "new.acme.example", port: 587))
        #expect(updated.status == 200)
        #expect(try updated.json["data"]?["host"] == "new.acme.example")
        #expect(try updated.json["data"]?["id"] == .string(id))
        #expect(try send("GET", "/\(id)").json["data"] == updated.json["data"])

        #expect(try send("DELETE", "/\(id)").status == 200)
        let gone = try send("GET", "/\(id)")
        #expect(gone.status == 404)
        #expect(try gone.json["errors"]?.elements?.first?["code"] == "AppIntegrationNotFound")
        #expect(try send("GET").json["data"]?.elements?.map { $0["id"] } == [other])
    }

    @Test func refusalsAreTheVendorsOwn() async throws {
        let server = try await ServerProcess()
        let connection = try server.connect()
        let body = Self.settings(host: "h", port: 25)
        let unauthorized = try connection.exchange("POST", Self.path, ["Brand-URL": "text"], body: body)
        #expect(unauthorized.status == 401)
        #expect(
            try unauthorized.json == JSONTree(contentsOf: Repository.example("unauthorized.response.json")))
        let invalid = try connection.exchange("POST", Self.path, Self.fields, body: #"{"port": 25}"#)
        #expect(invalid.status == 400)
        let faults = try #require(try invalid.json["errors"]?.elements)
        #expect(faults.count == 5, "one for each missing field")
        let limited = try connection.exchange(
            "POST", Self.path, Self.fields.merging(["Prefer": "code=429"]) { $1 }, body: body)
        #expect(limited.status == 429)
        #expect(
            try limited.json == JSONTree(contentsOf: Repository.example("rate-limited.response.json")))
    }
}
