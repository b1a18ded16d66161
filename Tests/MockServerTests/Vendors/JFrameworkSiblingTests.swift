import Contracts
import HTTPModel
import JSONModel
import Scenarios
import Testing

@testable import MockServer

/// JFramework's operations beside the two pages: reading, listing and deleting, the test e-mail, and signing in.
@Suite struct JFrameworkSiblingTests {
    let server = PipelineFixture(PipelineFixture.bundled, fields: JFrameworkPage.fields)
    private let path = JFrameworkPage.path

    /// The body as text, so that the order of keys counts.
    private func text(_ response: Response) -> String { String(decoding: response.body, as: UTF8.self) }

    @Test func whatIsCreatedIsReadListedReplacedAndDeleted() throws {
        #expect(text(server.send(.get, path)) == JFrameworkPage.envelope(200, "[]"))
        let sample = server.send(.post, path, JFrameworkPage.sampleRequest)
        let created = try #require(server.send(.post, path, JFrameworkPage.settings()).json?["data"])
        let id = try #require(created["id"]?.stringValue)
        #expect(sample.json?["data"]?["id"]?.stringValue == JFrameworkPage.sampleID)

        #expect(text(server.send(.get, "\(path)/\(id)")) == JFrameworkPage.envelope(200, created.compactText))
        #expect(
            text(server.send(.get, path))
                == JFrameworkPage.envelope(200, "[\(JFrameworkPage.sampleData),\(created.compactText)]"))

        // What PUT leaves out gets its default, whatever was stored.
        let replaced = server.send(
            .put, "\(path)/\(id)",
            #"{"appIntegrationId":"a2","name":"New","host":"h","port":1,"username":"u","password":"p"}"#)
        let data = """
            {"appIntegration":{"type":"SMTP","name":"SMTP","domain":"https://h","description":null,"logoURL":null,\
            "status":"Active","id":"a2"},"name":"New","host":"h","port":1,"username":"u","password":"p",\
            "useTls":false,"isDefault":false,"description":null,"status":"Inactive","id":"\(id)"}
            """
        #expect(text(replaced) == JFrameworkPage.envelope(200, data))
        #expect(text(server.send(.get, "\(path)/\(id)")) == JFrameworkPage.envelope(200, data))

        #expect(text(server.send(.delete, "\(path)/\(id)")) == JFrameworkPage.envelope(200, "true"))
        #expect(text(server.send(.get, path)) == JFrameworkPage.envelope(200, "[\(JFrameworkPage.sampleData)]"))
        for response in [
            server.send(.get, "\(path)/\(id)"), server.send(.delete, "\(path)/\(id)"),
            server.send(.put, "\(path)/\(id)", JFrameworkPage.settings()),
        ] {
            #expect(response.status == 404)
            #expect(response.json?["errors"]?[0]?["code"] == "AppIntegrationNotFound")
        }
    }

    @Test(arguments: [HTTPModel.Method.get, .delete])
    func readingAndDeletingNeedBothHeaderFields(method: HTTPModel.Method) {
        #expect(server.send(method, "\(path)/x", fields: ["Brand-URL": "text"]).status == 401)
        #expect(server.send(method, "\(path)/x", fields: ["Auth-Key": "text"]).status == 400)
    }

    @Test func aTestEMailNeedsEveryField() {
        let sample = """
            {"host":"text","port":1,"username":"text","password":"text","useTls":true,"emailAddressFrom":"text",\
            "emailAddressTo":"text","subject":"text","body":"text"}
            """
        #expect(text(server.send(.post, path + "/test", sample)) == JFrameworkPage.envelope(200, "true"))
        let missing = server.send(.post, path + "/test", "{}")
        #expect(missing.status == 400)
        #expect(
            missing.json?["errors"]?.arrayValue?.compactMap { $0["message"]?.stringValue } == [
                "host is required", "port is required", "username is required", "password is required",
                "useTls is required", "emailAddressFrom is required", "emailAddressTo is required",
                "subject is required", "body is required",
            ])
        #expect(server.send(.post, path + "/test", sample, fields: ["Brand-URL": "text"]).status == 401)
    }

    private static let keyless: HeaderFields = ["Brand-URL": "text", .contentType: "application/json"]

    @Test(arguments: [
        ("auth", #"{"username":"john.doe","password":"password"}"#, "2025-07-16T07:34:48.6144129Z"),
        ("auth/refresh-auth-key", #"{"refreshAuthKey":"text"}"#, "2025-07-16T07:34:48.6158816Z"),
    ])
    func theSampleSignInGetsTheSampleKeys(target: String, body: String, end: String) {
        let data = """
            {"id":"asdasdcwAqrNxIT0xQdkMvR","username":"user","emailAddress":"user@example.com",\
            "authKey":"8mgBXMwMchIWWlLmvEL9RasdasdcwAqrNxIT0xQdkMvRndmSjh4YmtOcjdZb2taUT09N1J5bVdzRDlUUWhhRFFwdlRhemk4\
            ZDFuaFdHajYzVXlYLy9valkwYXpuQT0=",\
            "refreshAuthKey":"Li48YUZxXkS52eNwx5D2yA4axptAvd1IWGxCZndDODFQTTZ5VnNoOVFLb1RGdz09cmlLTXQ4c1Y0RENDSHQ1QWt\
            MU2I4a0tOem05QmtNd0pTUlpGenpsc0hBOD0=",\
            "expiresIn":"\(end)"}
            """
        let response = server.send(.post, "/api/v1/users/" + target, body, fields: Self.keyless)
        #expect(text(response) == JFrameworkPage.envelope(200, data))
    }

    @Test func othersSignInWithKeysOfTheirOwn() throws {
        let first = server.send(
            .post, "/api/v1/users/auth", #"{"username":"ann","emailAddress":"ann@mail.example","password":"p"}"#,
            fields: Self.keyless)
        let second = server.send(
            .post, "/api/v1/users/auth", #"{"username":"bob","password":"p"}"#, fields: Self.keyless)
        let data = try #require(first.json?["data"])
        #expect(data["username"] == "ann")
        #expect(data["emailAddress"] == "ann@mail.example")
        #expect(second.json?["data"]?["emailAddress"] == "user@example.com")
        #expect(data["authKey"]?.stringValue?.hasSuffix("=") == true)
        #expect(data["authKey"]?.stringValue?.utf8.count == 127)
        #expect(data["refreshAuthKey"]?.stringValue?.utf8.count == 124)
        #expect(data["authKey"] != second.json?["data"]?["authKey"])
        // As many digits of a second as the samples have.
        #expect(data["expiresIn"]?.stringValue?.utf8.count == "2025-07-16T07:34:48.6144129Z".utf8.count)
        let contract = try #require(PipelineFixture.bundled.contracts.first { $0.name == "jframework" })
        let operation = try #require(contract.operation(named: "authenticateUser"))
        #expect(ResponseChecker(operation).check(first).map(ViolationRenderer.line) == [])

        let refreshed = server.send(
            .post, "/api/v1/users/auth/refresh-auth-key", #"{"refreshAuthKey":"k"}"#, fields: Self.keyless)
        #expect(refreshed.json?["data"]?["expiresIn"]?.stringValue?.utf8.count == 28)
        #expect(refreshed.json?["data"]?["authKey"]?.stringValue?.utf8.count == 127)
    }

    @Test(arguments: [
        (
            "auth", #"{"username":""}"#,
            ["password is required", #"username must be at least 1 character, but is "" (0 characters)"#]
        ),
        ("auth/refresh-auth-key", "{}", ["refreshAuthKey is required"]),
    ])
    func badSignInsAreRefused(target: String, body: String, messages: [String]) {
        let response = server.send(.post, "/api/v1/users/" + target, body, fields: Self.keyless)
        #expect(response.status == 400)
        #expect(response.json?["errors"]?.arrayValue?.compactMap { $0["message"]?.stringValue } == messages)
    }
}
