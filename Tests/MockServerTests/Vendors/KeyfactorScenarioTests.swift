import Contracts
import HTTPModel
import JSONModel
import Scenarios
import Testing

@testable import MockServer

/// Keyfactor Command's scenarios, each as the one that is played; the page row by row is tested over sockets.
@Suite struct KeyfactorScenarioTests {
    private static let fields: HeaderFields = [
        "Authorization": "Bearer token", "X-Keyfactor-Requested-With": "APIClient",
    ]
    private static let contract = PipelineFixture.bundled.contracts.first { $0.name == "keyfactor" }

    private static let profile = """
        {"Host":"h","Id":3,"Port":25,"RelayAuthenticationType":0,"RelayUsername":null,"SenderAccount":"a",\
        "SenderName":"b","UseSSL":true}
        """
    private static let tested = """
        {"Host":"h","Id":3,"Port":25,"RelayAuthenticationType":0,"RelayUsername":null,"SenderAccount":"a",\
        "SenderName":"b","TestRecipient":"c","UseSSL":true}
        """
    private static let sample = """
        {"Host":"corpexch02.keyexample.com","Id":1,"Port":25,"RelayAuthenticationType":2,\
        "RelayUsername":"KEYEXAMPLE\\\\svc_mail","SenderAccount":"jsmith@keyexample.com",\
        "SenderName":"Keyfactor Command","UseSSL":false}
        """
    private static let testedSample =
        sample.dropLast(#","UseSSL":false}"#.count)
        + #","TestRecipient":"mjones@keyexample.com","UseSSL":false}"#

    /// Sends a valid request for each operation, the update first, and holds the answers against the contract.
    private func answers(_ server: PipelineFixture) throws -> [Response] {
        let requests: [(operation: String, method: HTTPModel.Method, target: String, body: String?)] = [
            ("updateSmtpProfile", .put, "/KeyfactorAPI/SMTP", Self.profile),
            ("getSmtpProfile", .get, "/SMTP", nil),
            ("testSmtpProfile", .post, "/SMTP/Test", Self.tested),
        ]
        return try requests.map { request in
            let response = server.send(request.method, request.target, request.body)
            let operation = try #require(Self.contract?.operation(named: request.operation))
            #expect(ResponseChecker(operation).check(response).map(ViolationRenderer.line) == [])
            return response
        }
    }

    private static let successes: [(scenario: String, bodies: [String])] = [
        ("documented", [profile, profile, tested]), ("found", [profile, sample, tested]),
        ("updated", [sample, sample, tested]), ("tested", [profile, profile, String(testedSample)]),
    ]

    @Test(arguments: successes)
    func successesArePlayed(played: (scenario: String, bodies: [String])) throws {
        let server = PipelineFixture(
            PipelineFixture.bundled, scenarios: ["keyfactor/" + played.scenario], fields: Self.fields)
        let answers = try answers(server)
        #expect(answers.map(\.status) == [200, 200, 200])
        #expect(answers.map { String(decoding: $0.body, as: UTF8.self) } == played.bodies)
        #expect(server.journal.entries.flatMap(\.violations).isEmpty)
    }

    private static let refusals: [(scenario: String, status: HTTPModel.Status, code: String, messages: [String])] = [
        ("invalid", 400, "0xA0110003", Array(repeating: "Host is required.", count: 3)),
        (
            "unauthorized", 401, "0xA0140001",
            Array(repeating: "401 - Unauthorized: Access is denied due to invalid credentials", count: 3)
        ),
        (
            "forbidden", 403, "0xA0140002",
            ["modify", "read", "modify"].map {
                #"User KEYEXAMPLE\jsmith does not have the required permissions: /system_settings/\#($0)/."#
            }
        ),
        (
            "no-role", 403, "0xA0140002",
            Array(repeating: #"User KEYEXAMPLE\jsmith doesn't have the required permission"#, count: 3)
        ),
    ]

    @Test(arguments: refusals)
    func refusalsArePlayed(
        played: (scenario: String, status: HTTPModel.Status, code: String, messages: [String])
    ) throws {
        let server = PipelineFixture(
            PipelineFixture.bundled, scenarios: ["keyfactor/" + played.scenario], fields: Self.fields)
        let answers = try answers(server)
        #expect(answers.map(\.status) == Array(repeating: played.status, count: 3))
        #expect(answers.map { $0.json?["ErrorCode"]?.stringValue } == Array(repeating: played.code, count: 3))
        #expect(answers.map { $0.json?["Message"]?.stringValue } == played.messages)
        #expect(answers.allSatisfy { $0.json?.objectValue?.names == ["ErrorCode", "Message"] })
        #expect(answers.allSatisfy { $0.fields["WWW-Authenticate"] == (played.status == 401 ? "Basic" : nil) })
    }

    @Test func aRefusedUpdateStoresNothing() {
        let server = PipelineFixture(PipelineFixture.bundled, fields: Self.fields)
        let stored = server.send(.put, "/SMTP", Self.profile).body
        for preference in ["code=200", "scenario=keyfactor/updated", "scenario=keyfactor/forbidden"] {
            var fields = Self.fields
            fields.append(.contentType, "application/json")
            fields.append(.prefer, preference)
            _ = server.send(.put, "/SMTP", #"{"Host":"x","Id":9,"SenderAccount":"a","SenderName":"b"}"#, fields: fields)
        }
        #expect(server.send(.put, "/SMTP", "{}").status == 400)
        #expect(server.send(.get, "/SMTP").body == stored)
    }

    @Test func thePasswordIsInNoAnswerAndInNoViolation() {
        let server = PipelineFixture(PipelineFixture.bundled, fields: Self.fields)
        let kept = """
            {"Host":"h","Id":1,"RelayAuthenticationType":2,"RelayPassword":"s3cret","RelayUsername":"u",\
            "SenderAccount":"a","SenderName":"b"}
            """
        let bodies = [
            kept, kept.replacing(#""s3cret""#, with: #"["s3cret"]"#),
            kept.replacing(#""RelayAuthenticationType":2"#, with: #""RelayAuthenticationType":"x""#),
            "\"\(kept.replacing("\"", with: "\\\""))\"",
        ]
        let answers = bodies.map { server.send(.put, "/SMTP", $0) } + [server.send(.get, "/SMTP")]
        #expect(answers.map(\.status) == [200, 400, 400, 400, 200])
        #expect(answers.allSatisfy { !String(decoding: $0.body, as: UTF8.self).contains("s3cret") })
        let told = server.journal.entries.flatMap(\.violations).map(ViolationRenderer.line)
        #expect(told.count == 3)
        #expect(told.allSatisfy { !$0.contains("s3cret") })
    }

    @Test func onlyWhatThePageSaysIsDocumented() throws {
        let documented = try #require(Self.contract).operations.compactMap { operation -> String? in
            let responses = operation.responses.filter { $0.provenance == "documented" }
            guard operation.provenance == "documented" || !responses.isEmpty else { return nil }
            return "\(operation.id): \(responses.map(\.status.description).joined(separator: " "))"
        }
        #expect(documented == ["updateSmtpProfile: 200"])
    }
}
