import Contracts
import HTTPModel
import JSONModel
import Scenarios
import Testing

@testable import MockServer

/// What ONLYOFFICE DocSpace has beside the page: reading and resetting settings, the test mail, signing in.
@Suite struct OnlyOfficeSiblingTests {
    let server = PipelineFixture(PipelineFixture.bundled, fields: OnlyOfficePage.fields)
    private let path = OnlyOfficePage.path

    private func get(_ target: String, portal: String) -> Response {
        server.send(.get, target, fields: [.host: portal, .cookie: "asc_auth_key=k"])
    }

    @Test func settingsLiveFromSaveToReset() throws {
        let nothing = server.send(.get, path)
        #expect(nothing.status == 200)
        #expect(nothing.comparableText == OnlyOfficePage.wrapped(OnlyOfficePage.defaultSettings, .get))
        #expect(
            server.send(.delete, path).comparableText
                == OnlyOfficePage.wrapped(OnlyOfficePage.defaultSettings, .delete))

        let saved = server.send(.post, path, OnlyOfficePage.sampleRequest)
        #expect(saved.status == 200)
        #expect(saved.comparableText == OnlyOfficePage.wrapped(OnlyOfficePage.sampleSettings, .post))
        #expect(
            server.send(.get, path).comparableText == OnlyOfficePage.wrapped(OnlyOfficePage.sampleSettings, .get))

        // What is left out of the next save is not kept from the one before.
        _ = server.send(.post, path, #"{"host":"h","senderAddress":"s","senderDisplayName":""}"#)
        #expect(
            server.send(.get, path).comparableText
                == OnlyOfficePage.wrapped(
                    """
                    {"host":"h","port":25,"senderAddress":"s","senderDisplayName":"","credentialsUserPassword":"",\
                    "enableSSL":false,"enableAuth":false,"useNtlm":false,"isDefaultSettings":false}
                    """, .get))

        for _ in 0..<2 {
            let reset = server.send(.delete, path)
            #expect(reset.status == 200)
            #expect(reset.comparableText == OnlyOfficePage.wrapped(OnlyOfficePage.defaultSettings, .delete))
        }
        #expect(
            server.send(.get, path).comparableText == OnlyOfficePage.wrapped(OnlyOfficePage.defaultSettings, .get))
    }

    @Test func aRefusedSaveChangesNothing() {
        _ = server.send(.post, path, OnlyOfficePage.sampleRequest)
        #expect(server.send(.post, path, "{}").status == 400)
        #expect(server.send(.post, path, #"{"port":"x"}"#).status == 400)
        #expect(
            server.send(.get, path).comparableText == OnlyOfficePage.wrapped(OnlyOfficePage.sampleSettings, .get))
    }

    @Test func eachPortalHasSettingsAndTestsOfItsOwn() {
        _ = server.send(.post, path, OnlyOfficePage.sampleRequest)
        _ = server.send(.get, path + "/test")
        #expect(get(path, portal: "acme.elsewhere.example:8080").json?["response"]?["host"] == "mail.example.com")
        for other in ["other.docspace.example", "localhost", "127.0.0.1:8080"] {
            #expect(
                get(path, portal: other).comparableText
                    == OnlyOfficePage.wrapped(OnlyOfficePage.defaultSettings, .get, base: "http://\(other)"))
            #expect(get(path + "/test/status", portal: other).json?["response"] == nil)
        }
        #expect(get(path + "/test/status", portal: OnlyOfficePage.host).json?["response"] != nil)
    }

    @Test func aTestMailIsWalkedStepByStep() throws {
        let target = path + "/test/status"
        let none = server.send(.get, target)
        #expect(none.status == 200)
        #expect(none.comparableText == OnlyOfficePage.wrapped(nil, .get, target))
        try OnlyOfficePageTests.expectConforming(none, to: "getSmtpTestStatus")

        let queued = server.send(.get, path + "/test")
        let id = try #require(queued.json?["response"]?["id"]?.stringValue)
        func status(_ percents: Int, _ text: String) -> String {
            """
            {"completed":\(percents == 100),"id":"\(id)","error":"","status":"\(text)","percents":\(percents)}
            """
        }
        #expect(queued.comparableText == OnlyOfficePage.wrapped(status(0, ""), .get, path + "/test"))
        let steps = [
            (5, "Setup tenant"), (10, "Setup user"), (15, "Find user data"), (20, "Create mime message"),
            (40, "Connect to host"), (60, "Authenticate"), (80, "Send test message"), (100, "Send test message"),
            (100, "Send test message"),
        ]
        for (percents, text) in steps {
            let polled = server.send(.get, target)
            #expect(polled.comparableText == OnlyOfficePage.wrapped(status(percents, text), .get, target))
            try OnlyOfficePageTests.expectConforming(polled, to: "getSmtpTestStatus")
        }
        // Another test begins anew.
        let next = server.send(.get, path + "/test")
        #expect(next.json?["response"]?["id"]?.stringValue != id)
        #expect(server.send(.get, target).json?["response"]?["percents"] == 5)
    }

    @Test func aTokenIsIssuedAndTakenInTheCookie() throws {
        let sent: HeaderFields = [.host: OnlyOfficePage.host, .contentType: "application/json"]
        let target = "/api/2.0/authentication"
        func signIn() throws -> (token: String, expires: String) {
            let response = server.send(.post, target, #"{"userName":"ann","password":"secret"}"#, fields: sent)
            #expect(response.status == 200)
            try OnlyOfficePageTests.expectConforming(response, to: "authenticateMe")
            let token = try #require(response.json?["response"]?["token"]?.stringValue)
            let expires = try #require(response.json?["response"]?["expires"]?.stringValue)
            #expect(
                response.comparableText
                    == OnlyOfficePage.wrapped(#"{"token":"\#(token)","expires":"\#(expires)"}"#, .post, target))
            return (token, expires)
        }
        let first = try signIn()
        #expect(first.token.utf8.count == 50)
        #expect(first.expires.utf8.count == "2030-01-01T00:00:00.0000000Z".utf8.count)
        #expect(try signIn().token != first.token)
        let fields: HeaderFields = [.host: OnlyOfficePage.host, .cookie: "asc_auth_key=\(first.token)"]
        #expect(server.send(.get, path, fields: fields).status == 200)
    }

    @Test(arguments: [
        ("", #"{"":["A non-empty request body is required."]}"#),
        (#"{"userName":1}"#, OnlyOfficePage.conversion("userName", "System.String")),
        (#"{"password":4711}"#, OnlyOfficePage.conversion("password", "System.String")),
        (
            "[]",
            #"{"$":["The JSON value could not be converted to AuthRequestsDto. "#
                + #"Path: $ | LineNumber: 0 | BytePositionInLine: 0."]}"#
        ),
    ])
    func aSignInThatCannotBeReadIsRefused(body: String, errors: String) throws {
        let target = "/api/2.0/authentication"
        let response = server.send(.post, target, body)
        #expect(response.status == 400)
        #expect(response.comparableText == OnlyOfficePage.wrapped(OnlyOfficePage.problem(errors), .post, target))
        try OnlyOfficePageTests.expectConforming(response, to: "authenticateMe")
    }

    @Test(arguments: OnlyOfficePageTests.accepted)
    func eachMediaTypeOfAnswersCanBeAskedFor(row: (accept: String, answered: String)) {
        _ = server.send(.post, path, OnlyOfficePage.sampleRequest)
        for operation in OnlyOfficePage.operations where operation.method != .post {
            var sent = OnlyOfficePage.fields
            sent.append(.accept, row.accept)
            let response = server.send(operation.method, operation.target, fields: sent)
            #expect(response.status == 200)
            #expect(response.fields.values(.contentType) == [row.answered])
            #expect(response.json?["statusCode"] == 200)
        }
    }
}
