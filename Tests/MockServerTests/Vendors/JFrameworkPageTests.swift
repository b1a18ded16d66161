import Contracts
import HTTPModel
import JSONModel
import Scenarios
import SourceDocuments
import Support
import Testing

@testable import MockServer

/// The two pages of JFramework, row by row, without a socket.
@Suite struct JFrameworkPageTests {
    let server = PipelineFixture(PipelineFixture.bundled, fields: JFrameworkPage.fields)

    private static let contract = PipelineFixture.bundled.contracts.first { $0.name == "jframework" }

    /// Sends a request to a server that knows the sample's integration, and holds the answer against the contract.
    private func send(
        _ page: JFrameworkPage, _ body: String, fields: HeaderFields? = nil
    ) throws -> Response {
        if page == .update { _ = server.send(.post, JFrameworkPage.path, JFrameworkPage.sampleRequest) }
        let response = server.send(page.method, page.target, body, fields: fields)
        try expectConforming(response, to: page.operation)
        return response
    }

    private func expectConforming(_ response: Response, to operation: String) throws {
        let documented = try #require(Self.contract?.operation(named: operation))
        #expect(ResponseChecker(documented).check(response).map(ViolationRenderer.line) == [])
    }

    private func messages(_ response: Response) -> [String] {
        response.json?["errors"]?.arrayValue?.compactMap { $0["message"]?.stringValue } ?? []
    }

    // MARK: Body

    @Test(arguments: JFrameworkPage.allCases, JFrameworkFieldRow.faults)
    func aFaultOfAFieldIsToldInErrors(page: JFrameworkPage, row: JFrameworkFieldRow) throws {
        let response = try send(page, JFrameworkPage.settings(row.field, row.sent))
        #expect(response.status == 400)
        #expect(response.json?["success"] == false)
        #expect(response.json?["statusCode"] == 400)
        #expect(response.json?["message"] == "The request was invalid.")
        #expect(response.json?["data"] == .null)
        #expect(messages(response) == ["\(row.field) \(row.answered)"])
        #expect(response.json?["errors"]?[0]?["code"] == "ValidationError")
        #expect(server.journal.entries.last?.violations.map(\.place.pointerText) == ["/\(row.field)"])
    }

    @Test(arguments: JFrameworkPage.allCases, JFrameworkFieldRow.valid)
    func aValidValueIsAnsweredBack(page: JFrameworkPage, row: JFrameworkFieldRow) throws {
        let response = try send(page, JFrameworkPage.settings(row.field, row.sent))
        #expect(response.status == page.success)
        #expect(response.json?["data"]?[row.field]?.compactText == row.answered)
        #expect(server.journal.entries.last?.violations.isEmpty == true)
    }

    @Test(arguments: JFrameworkPage.allCases)
    func everyFaultIsToldAtOnce(page: JFrameworkPage) throws {
        let missing = try send(page, "{}", fields: ["Auth-Key": "text", .contentType: "application/json"])
        #expect(
            messages(missing) == [
                "header Brand-URL is required", "appIntegrationId is required", "name is required", "host is required",
                "port is required", "username is required", "password is required",
            ])
        let wrong = try send(
            page,
            """
            {"appIntegrationId":1,"name":1,"host":1,"port":"x","username":1,"password":1,"useTls":"x","isDefault":"x",
            "description":1,"status":1}
            """)
        #expect(
            messages(wrong).map { $0.prefix { $0 != " " } } == [
                "appIntegrationId", "name", "host", "port", "username", "password", "useTls", "isDefault",
                "description", "status",
            ])
    }

    @Test(arguments: JFrameworkPage.allCases, ["", "null", "[]", "{", #"{"name":"a","name":"b"}"#])
    func aBodyThatIsNoObjectIsRefused(page: JFrameworkPage, body: String) throws {
        let response = try send(page, body)
        #expect(response.status == 400)
        #expect(messages(response).count == 1)
        #expect(messages(response).first?.hasPrefix("body ") == true)
    }

    @Test(arguments: JFrameworkPage.allCases)
    func fieldsThatThePagesDoNotKnowAreLeftAside(page: JFrameworkPage) throws {
        let response = try send(page, #"{"more":1,"# + JFrameworkPage.settings().dropFirst())
        #expect(response.status == page.success)
        #expect(response.json?["data"]?["more"] == nil)
    }

    @Test func theReadmeShowsTheLogOfAFaultAsItIs() throws {
        _ = try send(.create, JFrameworkPage.settings("port", #""587""#))
        let violation = try #require(server.journal.entries.last?.violations.first)
        let place = violation.location.fileAndLine.dropFirst("\(PipelineFixture.packageFolder)/".count)
        let readme = try FileSystem().readFile("\(PipelineFixture.packageFolder)/README.md")
        let line = "`\(ViolationRenderer.message(violation)) — \(place)`"
        #expect(String(decoding: readme, as: UTF8.self).contains(line))
    }

    // MARK: Header fields

    @Test(arguments: JFrameworkPage.allCases, [nil, ""])
    func withoutAuthKeyTheAnswerIs401WhateverElseIsWrong(page: JFrameworkPage, key: String?) throws {
        var fields: HeaderFields = [.contentType: "application/json"]
        if let key { fields.append("Auth-Key", key) }
        let response = try send(page, "{}", fields: fields)
        #expect(response.status == 401)
        #expect(response.json?["statusCode"] == 401)
        #expect(response.json?["message"]?.stringValue == JFrameworkPage.text(of: 401))
        #expect(server.journal.entries.last?.ruleID == "jframework/documented#unauthorized")
    }

    @Test(arguments: JFrameworkPage.allCases)
    func withoutBrandURLTheAnswerIs400(page: JFrameworkPage) throws {
        let response = try send(
            page, JFrameworkPage.sampleRequest, fields: ["Auth-Key": "text", .contentType: "application/json"])
        #expect(response.status == 400)
        #expect(messages(response) == ["header Brand-URL is required"])
    }

    // MARK: Responses

    @Test(arguments: JFrameworkPage.allCases)
    func theSampleRequestGetsTheSampleResponse(page: JFrameworkPage) throws {
        // Compared as text, so that the order of keys counts too.
        let expected = JFrameworkPage.envelope(page.success, JFrameworkPage.sampleData)
        let response = try send(page, JFrameworkPage.sampleRequest)
        #expect(response.status == page.success)
        #expect(response.fields[.contentType] == "application/json")
        #expect(String(decoding: response.body, as: UTF8.self) == expected)
        let stored = server.send(.get, "\(JFrameworkPage.path)/\(JFrameworkPage.sampleID)")
        #expect(stored.json?["data"]?.compactText == JFrameworkPage.sampleData)
        let preferred = try send(
            page, JFrameworkPage.settings(),
            fields: [
                "Brand-URL": "text", "Auth-Key": "text", .contentType: "application/json",
                .prefer: "code=\(page.success)",
            ])
        #expect(String(decoding: preferred.body, as: UTF8.self) == expected)
    }

    @Test(arguments: JFrameworkPage.allCases)
    func otherSettingsGetTheSampleShape(page: JFrameworkPage) throws {
        let response = try send(page, JFrameworkPage.settings())
        let id = try #require(response.json?["data"]?["id"]?.stringValue)
        if page == .create {
            #expect(id.utf8.count == JFrameworkPage.sampleID.utf8.count)
            #expect(id != JFrameworkPage.sampleID)
        } else {
            #expect(id == JFrameworkPage.sampleID)
        }
        #expect(
            String(decoding: response.body, as: UTF8.self)
                == JFrameworkPage.envelope(
                    page.success,
                    """
                    {"appIntegration":{"type":"SMTP","name":"SMTP","domain":"https://mail.example","description":null,\
                    "logoURL":null,"status":"Active","id":"a1"},"name":"Mail","host":"mail.example","port":25,\
                    "username":"ann","password":"secret","useTls":true,"isDefault":true,"description":"Ours",\
                    "status":"Active","id":"\(id)"}
                    """))
    }

    private static let preferences: [(preference: String, status: HTTPModel.Status)] = [
        ("code=401", 401), ("code=403", 403), ("code=429", 429), ("example=unauthorized", 401),
        ("example=forbidden", 403), ("example=rateLimited", 429), ("scenario=jframework/unauthorized", 401),
        ("scenario=jframework/forbidden", 403), ("scenario=jframework/always-limited", 429),
    ]

    @Test(arguments: JFrameworkPage.allCases, preferences)
    func documentedRefusalsCanBePreferred(
        page: JFrameworkPage, wanted: (preference: String, status: HTTPModel.Status)
    ) throws {
        let response = try send(
            page, JFrameworkPage.settings(),
            fields: [
                "Brand-URL": "text", "Auth-Key": "text", .contentType: "application/json", .prefer: wanted.preference,
            ])
        expectRefusal(response, wanted.status)
    }

    @Test func anUnknownScenarioIsAnsweredWithThoseOfTheContractAlone() {
        let response = server.send(
            .post, JFrameworkPage.path, JFrameworkPage.settings(),
            fields: [
                "Brand-URL": "text", "Auth-Key": "text", .contentType: "application/json",
                .prefer: "scenario=onlyoffice/v3",
            ])
        #expect(response.status == 404)
        let own = PipelineFixture.bundled.scenarios.map(\.name).filter { $0.hasPrefix("jframework/") }.sorted()
        #expect(own.contains("jframework/rate-limited"))
        #expect(
            response.detail == "Prefer: scenario=onlyoffice/v3 does not play this operation's contract; there are "
                + own.joined(separator: ", ") + ".")
    }

    @Test(
        arguments: JFrameworkPage.allCases,
        [("jframework/unauthorized", 401), ("jframework/forbidden", 403), ("jframework/always-limited", 429)])
    func documentedRefusalsCanBePlayed(page: JFrameworkPage, played: (scenario: String, status: Int)) throws {
        let server = PipelineFixture(
            PipelineFixture.bundled, scenarios: [played.scenario], fields: JFrameworkPage.fields)
        let response = server.send(page.method, page.target, JFrameworkPage.settings())
        try expectConforming(response, to: page.operation)
        expectRefusal(response, HTTPModel.Status(played.status))
    }

    private func expectRefusal(_ response: Response, _ status: HTTPModel.Status) {
        #expect(response.status == status)
        #expect(response.json?.objectValue?.names == ["success", "statusCode", "message", "data", "errors"])
        #expect(response.json?["success"] == false)
        #expect(response.json?["statusCode"]?.intValue == status.code)
        #expect(response.json?["message"]?.stringValue == JFrameworkPage.text(of: status))
        #expect(response.json?["data"] == .null)
        #expect(response.json?["errors"]?[0]?.objectValue?.names == ["code", "message", "correlationId"])
    }
}
