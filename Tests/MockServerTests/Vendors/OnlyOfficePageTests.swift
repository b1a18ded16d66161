import Contracts
import HTTPModel
import JSONModel
import Scenarios
import Support
import Testing

@testable import MockServer

/// The page of ONLYOFFICE DocSpace, row by row, without a socket; each answer is compared whole.
@Suite struct OnlyOfficePageTests {
    let server = PipelineFixture(PipelineFixture.bundled, fields: OnlyOfficePage.fields)

    private static let contract = PipelineFixture.bundled.contracts.first { $0.name == "onlyoffice" }

    private func save(_ body: String, _ fields: HeaderFields? = nil) throws -> Response {
        let response = server.send(.post, OnlyOfficePage.path, body, fields: fields)
        try Self.expectConforming(response, to: "saveSmtpSettings")
        return response
    }

    static func expectConforming(_ response: Response, to operation: String) throws {
        let documented = try #require(contract?.operation(named: operation))
        #expect(ResponseChecker(documented).check(response).map(ViolationRenderer.line) == [])
    }

    /// The page's headers with one more.
    private func fields(_ name: FieldName, _ value: String) -> HeaderFields {
        var fields = OnlyOfficePage.fields
        if name != .contentType { fields.append(.contentType, "application/json") }
        fields.append(name, value)
        return fields
    }

    // MARK: Body

    @Test(arguments: OnlyOfficeFieldRow.all)
    func eachValueOfAFieldIsAnsweredAsV26Does(row: OnlyOfficeFieldRow) throws {
        let response = try save(OnlyOfficePage.settings(row.field, row.sent))
        #expect(response.status.code == row.status)
        #expect(response.comparableText == row.answer)
        #expect(response.fields[.contentType] == "application/json")
        let violations = try #require(server.journal.entries.last).violations
        let isWrong = row.status != 200 || row.isLenient
        #expect(Set(violations.map(\.place.pointerText)) == (isWrong ? ["/\(row.field)"] : []))
        #expect(Set(violations.map(\.severity)) == (isWrong ? [row.status == 200 ? .warning : .error] : []))
    }

    @Test(arguments: OnlyOfficeFieldRow.all)
    func eachValueOfAFieldIsAnsweredAsV3Does(row: OnlyOfficeFieldRow) throws {
        let body = OnlyOfficePage.settings(row.field, row.sent)
        let preferred = try save(body, fields(.prefer, "scenario=onlyoffice/v3"))
        #expect(preferred.status.code == row.statusOfV3)
        #expect(preferred.comparableText == row.answerOfV3)
        let played = PipelineFixture(
            PipelineFixture.bundled, scenarios: ["onlyoffice/v3"], fields: OnlyOfficePage.fields)
        #expect(played.send(.post, OnlyOfficePage.path, body).comparableText == row.answerOfV3)
    }

    @Test(arguments: ["", "null"])
    func aBodyIsNeeded(body: String) throws {
        let problem = OnlyOfficePage.problem(#"{"":["A non-empty request body is required."]}"#)
        let response = try save(body)
        #expect(response.status == 400)
        #expect(response.comparableText == OnlyOfficePage.wrapped(problem, .post))
    }

    @Test(arguments: [
        ("[]", "The JSON value could not be converted to SmtpSettingsDto"),
        (#""x""#, "The JSON value could not be converted to SmtpSettingsDto"),
        ("{", "body must be JSON text, but is no JSON text (the text ends too early at byte 1)"),
    ])
    func aBodyThatIsNoObjectIsRefused(body: String, text: String) throws {
        let problem = OnlyOfficePage.problem(
            #"{"$":["\#(text). Path: $ | LineNumber: 0 | BytePositionInLine: 0."]}"#)
        let response = try save(body)
        #expect(response.status == 400)
        #expect(response.comparableText == OnlyOfficePage.wrapped(problem, .post))
    }

    @Test func whatCannotBeReadIsToldBeforeWhatMayNotBeSaved() throws {
        let conversion = OnlyOfficePage.conversion("enableSSL", "System.Boolean")
        let response = try save(#"{"enableSSL":null}"#)
        #expect(response.comparableText == OnlyOfficePage.wrapped(OnlyOfficePage.problem(conversion), .post))
    }

    @Test(arguments: [
        ("{}", "invalidArguments", "v3EmptyHost"),
        (#"{"host":"h"}"#, "invalidArguments", "v3EmptySenderAddress"),
        (#"{"host":"h","senderAddress":"s","enableAuth":true}"#, "missingDisplayName", "v3MissingDisplayName"),
        (
            #"{"host":"h","senderAddress":"s","senderDisplayName":"","enableAuth":true}"#, "invalidArguments",
            "v3EmptyUserName"
        ),
    ])
    func ofSeveralFaultsTheFirstInTheVendorsOrderIsTold(body: String, example: String, exampleOfV3: String) throws {
        let expected = try save("{}", fields(.prefer, "example=\(example)"))
        #expect(try save(body).comparableText == expected.comparableText)
        let expectedOfV3 = try save("{}", fields(.prefer, "example=\(exampleOfV3)"))
        let answered = try save(body, fields(.prefer, "scenario=onlyoffice/v3"))
        #expect(answered.comparableText == expectedOfV3.comparableText)
    }

    @Test func everyBoundOfV3IsToldAtOnce() throws {
        let long = String(repeating: "x", count: 256)
        let response = try save(
            #"{"host":"","port":0,"senderAddress":"\#(long)","senderDisplayName":"\#(long)"}"#,
            fields(.prefer, "scenario=onlyoffice/v3"))
        let errors = """
            {"Port":["The field Port must be between 1 and 65535."],\
            "SenderAddress":["The field SenderAddress must be a string with a maximum length of 255."],\
            "SenderDisplayName":["The field SenderDisplayName must be a string with a maximum length of 255."]}
            """
        #expect(
            response.comparableText
                == OnlyOfficePage.wrapped(OnlyOfficePage.problem(errors), .post, status: 1, statusCode: 400))
    }

    @Test func namesInAnyCaseAndUnknownMembersAreTakenWithWarnings() throws {
        let response = try save(
            """
            {"HOST":"mail.example","Port":"587","senderaddress":"no-reply@mail.example","senderDisplayName":"Mail",
            "credentialsUserName":"ann","credentialsUserPassword":"secret","enableSSL":true,"EnableAuth":true,"more":1}
            """)
        #expect(response.status == 200)
        #expect(response.comparableText == OnlyOfficePage.wrapped(OnlyOfficePage.saved(), .post))
        let violations = try #require(server.journal.entries.last).violations
        #expect(violations.allSatisfy { $0.severity == .warning })
        #expect(
            violations.map(\.place.pointerText).sorted() == [
                "/EnableAuth", "/HOST", "/Port", "/Port", "/more", "/senderaddress",
            ])
    }

    @Test func withoutAuthenticationCredentialsAreNeitherNeededNorKept() throws {
        for credentials in ["", #","credentialsUserName":"","credentialsUserPassword":null"#] {
            let response = try save(
                #"{"host":"h","senderAddress":"s","senderDisplayName":"d","enableAuth":false\#(credentials)}"#)
            let saved = """
                {"host":"h","port":25,"senderAddress":"s","senderDisplayName":"d","credentialsUserPassword":"",\
                "enableSSL":false,"enableAuth":false,"useNtlm":false,"isDefaultSettings":false}
                """
            #expect(response.comparableText == OnlyOfficePage.wrapped(saved, .post))
        }
    }

    @Test func noPasswordIsToldOrWritten() throws {
        _ = try save(OnlyOfficePage.settings("host", "1"))
        _ = try save(OnlyOfficePage.settings("credentialsUserPassword", "4711"))
        _ = try save(OnlyOfficePage.settings())
        for entry in server.journal.entries {
            #expect(!entry.violations.map(ViolationRenderer.line).contains { $0.contains("4711") })
        }
        #expect(!server.send(.get, OnlyOfficePage.path).comparableText.contains("secret"))
    }

    // MARK: Media types

    @Test(arguments: [
        "application/json", "application/json; charset=utf-8", "text/json", "application/merge-patch+json",
        "application/vnd.acme+json",
    ])
    func eachMediaTypeOfRequestsIsTaken(mediaType: String) throws {
        let response = try save(OnlyOfficePage.sampleRequest, fields(.contentType, mediaType))
        #expect(response.status == 200)
        #expect(response.comparableText == OnlyOfficePage.wrapped(OnlyOfficePage.sampleSettings, .post))
    }

    @Test(arguments: ["text/plain", "application/xml", "application/x-www-form-urlencoded", "json", nil])
    func otherMediaTypesOfRequestsAreRefused(mediaType: String?) throws {
        let sent = mediaType.map { fields(.contentType, $0) } ?? OnlyOfficePage.fields
        let response = try save(OnlyOfficePage.sampleRequest, sent)
        #expect(response.status == 415)
        #expect(response.comparableText == OnlyOfficePage.wrapped(OnlyOfficePage.unsupported, .post))
        var newer = sent
        newer.append(.prefer, "scenario=onlyoffice/v3")
        #expect(
            try save(OnlyOfficePage.sampleRequest, newer).comparableText
                == OnlyOfficePage.wrapped(OnlyOfficePage.unsupported, .post, status: 1, statusCode: 415))
    }

    static let accepted: [(accept: String, answered: String)] = [
        ("application/json", "application/json"), ("text/json", "text/json"), ("text/plain", "text/plain"),
        ("*/*", "application/json"), ("application/*", "application/json"), ("text/*", "text/json"),
        ("text/plain, text/json", "text/plain"), ("text/plain;q=0.5, application/json", "application/json"),
        ("TEXT/PLAIN", "text/plain"),
    ]

    @Test(arguments: accepted)
    func eachMediaTypeOfAnswersCanBeAskedFor(row: (accept: String, answered: String)) throws {
        let saved = try save(OnlyOfficePage.sampleRequest, fields(.accept, row.accept))
        #expect(saved.fields.values(.contentType) == [row.answered])
        #expect(saved.comparableText == OnlyOfficePage.wrapped(OnlyOfficePage.sampleSettings, .post))
        let refused = try save("{}", fields(.accept, row.accept))
        #expect(refused.fields.values(.contentType) == [row.answered])
        #expect(refused.json?["error"]?["message"] == "Invalid arguments")
        let unreadable = try save("[]", fields(.accept, row.accept))
        #expect(unreadable.fields.values(.contentType) == [row.answered])
        #expect(unreadable.json?["response"]?["status"] == 400)
    }

    @Test func anAnswerThatNobodyAcceptsIsTheServersOwn() {
        let response = server.send(
            .post, OnlyOfficePage.path, OnlyOfficePage.sampleRequest, fields: fields(.accept, "application/xml"))
        #expect(response.status == 406)
        #expect(response.fields[.contentType] == "application/problem+json")
    }
}
