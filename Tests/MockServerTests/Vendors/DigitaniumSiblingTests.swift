import Contracts
import HTTPModel
import JSONModel
import Scenarios
import Testing

@testable import MockServer

/// Digitanium's operations beside the page: sending a mail, and issuing a token.
@Suite struct DigitaniumSiblingTests {
    let server = PipelineFixture(PipelineFixture.bundled, fields: [:])
    private var store: Store { DigitaniumPage.contract.map(server.store) ?? Store() }

    private static let mailTargets = ["/digitanium/v4/mail/test", "/auth/realms/acme/mail/test"]
    private static let tokenTarget = "/auth/realms/acme/protocol/openid-connect/token"
    private static let form: HeaderFields = [.contentType: "application/x-www-form-urlencoded"]

    private static let mail = """
        {"mailType":"WELCOME","iosLink":"https://i","androidLink":"https://a","portalUrl":"https://p"}
        """
    private static let sent = DigitaniumPage.result("Mail Sent Successfully to the user", "OK")
    private static let invalid = DigitaniumPage.result(
        "Portal url is missing, Android Link is missing, Ios Link is missing, and Mail type or text body is required.",
        "BAD_REQUEST")
    private static let unauthorized = DigitaniumPage.result("HTTP 401 Unauthorized", "Unauthorized")
    private static let userNotFound = DigitaniumPage.result("User does not exist", "USER_NOT_FOUND")

    private func expect(_ response: Response, _ status: HTTPModel.Status, _ body: String) {
        #expect(response.status == status)
        #expect(response.fields[.contentType] == "application/json")
        #expect(String(decoding: response.body, as: UTF8.self) == body)
    }

    private func send(
        _ target: String, _ body: String?, _ fields: HeaderFields = DigitaniumPage.fields, prefer: String? = nil
    ) -> Response {
        var fields = fields
        if let prefer { fields.append(.prefer, prefer) }
        return server.send(.post, target, body, fields: fields, isSecure: true)
    }

    // MARK: Mail

    @Test(arguments: mailTargets)
    func aMailThatHasWhatItsKindNeedsIsSent(target: String) {
        let test = #"{"mailType":"TEST"}"#
        let other = #"{"mailType":"OTHER","user":["x"]}"#
        for mail in [Self.mail, test, other, #"{"textBody":"Hello"}"#] {
            expect(send(target, mail), 200, Self.sent)
        }
        #expect(server.journal.entries.allSatisfy { $0.violations.isEmpty })
        #expect(store.collectionNames == [])
    }

    @Test(
        arguments: mailTargets,
        [
            "{}", "[]", "{", "",
            #"{"mailType":"WELCOME"}"#, #"{"mailType":"WELCOME","androidLink":"a","iosLink":"i"}"#,
            #"{"mailType":"WELCOME","portalUrl":"p","iosLink":"i"}"#,
            #"{"mailType":"WELCOME","portalUrl":"p","androidLink":"a"}"#,
            #"{"portalUrl":"p","androidLink":"a","iosLink":"i"}"#,
            #"{"mailType":"WELCOME","portalUrl":"","androidLink":"a","iosLink":"i"}"#,
            #"{"mailType":"WELCOME","portalUrl":"p","androidLink":null,"iosLink":"i"}"#,
            #"{"mailType":"WELCOME","portalUrl":"p","androidLink":"a","iosLink":1}"#,
            #"{"mailType":""}"#, #"{"mailType":2}"#, #"{"textBody":""}"#,
        ])
    func aMailThatLacksSomethingGetsTheOneText(target: String, body: String) {
        expect(send(target, body), 400, Self.invalid)
        // A client that sends a kind of mail which is not known here is not held up.
        expect(send(target, body, prefer: "scenario=digitanium/mail-sent"), 200, Self.sent)
    }

    @Test(arguments: mailTargets, DigitaniumPageTests.noCredentials)
    func aMailNeedsABearerToken(target: String, credential: String?) {
        var fields: HeaderFields = [.contentType: "application/json"]
        if let credential { fields.append(.authorization, credential) }
        expect(send(target, Self.mail, fields), 401, Self.unauthorized)
        expect(send(target, "{}", fields, prefer: "scenario=digitanium/mail-sent"), 401, Self.unauthorized)
    }

    @Test(
        arguments: mailTargets,
        [
            ("code=200", 200, sent), ("code=400", 400, invalid), ("code=401", 401, unauthorized),
            ("code=404", 404, userNotFound), ("example=sent", 200, sent), ("example=userNotFound", 404, userNotFound),
            ("example=invalid", 400, invalid), ("example=unauthorized", 401, unauthorized),
            ("example=unauthorizedKeycloak", 401, DigitaniumPage.unauthorizedKeycloak),
            ("example=tenantNotFound", 404, DigitaniumPage.tenantNotFound),
            ("scenario=digitanium/documented", 200, sent), ("scenario=digitanium/mail-sent", 200, sent),
            ("scenario=digitanium/invalid", 400, invalid), ("scenario=digitanium/unauthorized", 401, unauthorized),
            ("scenario=digitanium/unauthorized-keycloak", 401, DigitaniumPage.unauthorizedKeycloak),
            ("scenario=digitanium/tenant-not-found", 404, DigitaniumPage.tenantNotFound),
            ("scenario=digitanium/user-not-found", 404, userNotFound),
        ] as [(String, Int, String)])
    func everyAnswerToAMailCanBePreferred(target: String, wish: (preference: String, status: Int, body: String)) {
        expect(send(target, Self.mail, prefer: wish.preference), HTTPModel.Status(wish.status), wish.body)
    }

    // MARK: Token

    @Test func aTokenIsIssuedAndTaken() throws {
        let response = send(
            Self.tokenTarget, "grant_type=password&client_id=c&username=ann%40mail.example&password=p+p", Self.form)
        #expect(response.status == 200)
        #expect(response.fields[.contentType] == "application/json")
        let token = try #require(response.json?["access_token"]?.stringValue)
        #expect(token.utf8.count == 64)
        expect(response, 200, #"{"access_token":"\#(token)","expires_in":300,"token_type":"Bearer"}"#)
        let contract = try #require(DigitaniumPage.contract)
        let operation = try #require(contract.operation(named: "issueToken"))
        #expect(ResponseChecker(operation).check(response).map(ViolationRenderer.line) == [])

        let other = send(Self.tokenTarget, "grant_type=client_credentials", Self.form)
        #expect(other.json?["access_token"]?.stringValue != token)
        let fields: HeaderFields = [
            .host: DigitaniumPage.host, .authorization: "Bearer \(token)", .contentType: "application/json",
        ]
        expect(send(DigitaniumPage.ssms.target, DigitaniumPage.settings(), fields), 200, DigitaniumPage.updated)
    }

    @Test(arguments: [
        ("client_id=c", "grant_type is required"), ("", "body is required"),
        ("grant_type=", #"grant_type must be at least 1 character, but is "" (0 characters)"#),
    ])
    func aRequestWithoutAGrantTypeIsRefused(body: String, description: String) {
        let text = JSONValue.string(description).compactText
        expect(
            send(Self.tokenTarget, body, Self.form), 400,
            #"{"error":"invalid_request","error_description":\#(text)}"#)
    }

    @Test(arguments: [
        ("code=200", 200, issued), ("example=issued", 200, issued), ("scenario=digitanium/token-issued", 200, issued),
        ("code=400", 400, tokenInvalid), ("example=invalid", 400, tokenInvalid),
        ("scenario=digitanium/invalid", 400, tokenInvalid), ("code=401", 401, refused),
        ("example=signInRefused", 401, refused), ("scenario=digitanium/sign-in-refused", 401, refused),
    ])
    func everyAnswerToATokenRequestCanBePreferred(preference: String, status: Int, body: String) {
        expect(
            send(Self.tokenTarget, "grant_type=password", Self.form, prefer: preference), HTTPModel.Status(status), body
        )
    }

    @Test(arguments: ["unauthorized", "unauthorized-keycloak", "tenant-not-found", "updated", "mail-sent"])
    func tokensAreIssuedInScenariosOfOtherCalls(name: String) {
        let response = send(
            Self.tokenTarget, "grant_type=password", Self.form, prefer: "scenario=digitanium/\(name)")
        #expect(response.status == 200)
        #expect(response.json?["expires_in"] == 300)
    }

    @Test func aTokenRequestIsAForm() {
        let response = send(Self.tokenTarget, #"{"grant_type":"password"}"#)
        #expect(response.status == 415)
        #expect(response.fields[.accept] == "application/x-www-form-urlencoded")
    }

    private static let issued = #"{"access_token":"xK3vQ8mN2pR7tY5wB9cF4hJ6","expires_in":300,"token_type":"Bearer"}"#
    private static let tokenInvalid = #"{"error":"invalid_request","error_description":"grant_type is required"}"#
    private static let refused = #"{"error":"invalid_grant","error_description":"Invalid user credentials"}"#
}
