import Contracts
import HTTPModel
import JSONModel
import Scenarios
import Testing

@testable import MockServer

/// The page of Digitanium, row by row, without a socket.
@Suite struct DigitaniumPageTests {
    let server = PipelineFixture(PipelineFixture.bundled, fields: [:])

    /// Sends a request over https and holds the answer against the contract.
    private func send(
        _ page: DigitaniumPage, _ body: String?, fields: HeaderFields = DigitaniumPage.fields
    ) throws -> Response {
        let response = server.send(.post, page.target, body, fields: fields, isSecure: true)
        let operation = try #require(DigitaniumPage.contract?.operation(named: page.operation))
        #expect(ResponseChecker(operation).check(response).map(ViolationRenderer.line) == [])
        return response
    }

    private func expect(_ response: Response, _ status: HTTPModel.Status, _ body: String) {
        #expect(response.status == status)
        #expect(response.fields[.contentType] == "application/json")
        // As text, so that the order of keys counts too.
        #expect(String(decoding: response.body, as: UTF8.self) == body)
    }

    private var store: Store { DigitaniumPage.contract.map(server.store) ?? Store() }
    private var stored: [String] { store.values(in: DigitaniumPage.collection).map(\.compactText) }

    private func fields(_ name: FieldName, _ value: String?) -> HeaderFields {
        var fields = DigitaniumPage.fields
        fields.removeAll(name)
        if let value { fields.append(name, value) }
        return fields
    }

    // MARK: Body

    @Test(arguments: DigitaniumPage.allCases, DigitaniumFieldRow.faults)
    func aFaultOfAFieldGetsThePagesText(page: DigitaniumPage, row: DigitaniumFieldRow) throws {
        expect(try send(page, row.body), 400, DigitaniumPage.invalid)
        #expect(stored == [])
        let entry = try #require(server.journal.entries.last)
        #expect(entry.ruleID == "digitanium/documented#invalid")
        #expect(
            entry.violations.map(ViolationRenderer.message) == ["body /\(row.field) \(try #require(row.finding))"])
    }

    @Test(arguments: DigitaniumPage.allCases, DigitaniumFieldRow.valid)
    func aValidValueIsStoredAsItWasSent(page: DigitaniumPage, row: DigitaniumFieldRow) throws {
        expect(try send(page, row.body), 200, DigitaniumPage.updated)
        #expect(stored == [row.body])
        // Neither way of writing a boolean is a leniency.
        #expect(server.journal.entries.last?.violations.isEmpty == true)
    }

    @Test(arguments: DigitaniumPage.allCases, ["", "null", "[]", #""text""#, "1", "{", #"{"host":"h","host":"h"}"#])
    func aBodyThatIsNoObjectGetsThePagesText(page: DigitaniumPage, body: String) throws {
        expect(try send(page, body), 400, DigitaniumPage.invalid)
        #expect(stored == [])
    }

    @Test(arguments: DigitaniumPage.allCases)
    func hostAndFromSufficeAndOtherFieldsAreTaken(page: DigitaniumPage) throws {
        expect(try send(page, #"{"host":"h","from":"f"}"#), 200, DigitaniumPage.updated)
        #expect(stored == [#"{"host":"h","from":"f"}"#])
        expect(try send(page, #"{"host":"h","from":"f","auth":1}"#), 200, DigitaniumPage.updated)
        #expect(stored == [#"{"host":"h","from":"f","auth":1}"#])
        expect(try send(page, "{}"), 400, DigitaniumPage.invalid)
        #expect(stored == [#"{"host":"h","from":"f","auth":1}"#])
    }

    @Test(arguments: DigitaniumPage.allCases)
    func theSampleRequestGetsTheSampleResponse(page: DigitaniumPage) throws {
        expect(try send(page, DigitaniumPage.sampleRequest), 200, DigitaniumPage.updated)
        #expect(
            store.value(of: "acme", in: DigitaniumPage.collection)?.compactText == DigitaniumPage.sampleRequest)
        #expect(server.journal.entries.last?.violations.isEmpty == true)
    }

    // MARK: Header fields

    static let noCredentials: [String?] = [
        nil, "", "Bearer", "Bearer ", "token", "Basic dTpw", "Digest username=u", "Token token", "Bearertoken",
    ]

    @Test(arguments: DigitaniumPage.allCases, noCredentials)
    func withoutABearerTokenTheAnswerIs401WhateverElseIsWrong(page: DigitaniumPage, credential: String?) throws {
        for body in [DigitaniumPage.sampleRequest, "{}", "{"] {
            expect(try send(page, body, fields: fields(.authorization, credential)), 401, DigitaniumPage.unauthorized)
        }
        #expect(server.journal.entries.last?.ruleID == "digitanium/documented#unauthorized")
        #expect(stored == [])
    }

    @Test(
        arguments: DigitaniumPage.allCases, ["Bearer x", "bearer x", "BEARER x", "Bearer  x", "Bearer a.b-c_d~e/f+g=="])
    func anyBearerTokenIsTaken(page: DigitaniumPage, credential: String) throws {
        expect(
            try send(page, DigitaniumPage.settings(), fields: fields(.authorization, credential)), 200,
            DigitaniumPage.updated)
    }

    @Test(arguments: DigitaniumPage.allCases, [nil, "text/plain", "application/x-www-form-urlencoded", "json"])
    func anotherContentTypeGetsTheServersOwn415(page: DigitaniumPage, mediaType: String?) throws {
        let response = server.send(
            .post, page.target, DigitaniumPage.settings(), fields: fields(.contentType, mediaType), isSecure: true)
        #expect(response.status == 415)
        #expect(response.fields[.contentType] == "application/problem+json")
        #expect(response.json?["title"] == "Unsupported Media Type")
        #expect(stored == [])
    }

    @Test(arguments: DigitaniumPage.allCases)
    func anAcceptWithoutJSONGetsTheServersOwn406(page: DigitaniumPage) throws {
        var fields = DigitaniumPage.fields
        fields.append(.accept, "text/html")
        let response = server.send(.post, page.target, DigitaniumPage.settings(), fields: fields, isSecure: true)
        #expect(response.status == 406)
        #expect(response.fields[.contentType] == "application/problem+json")
        #expect(stored == [])
    }

    // MARK: Responses

    /// What can be asked for by `Prefer` and what comes back.
    struct Wish: Sendable, CustomTestStringConvertible {
        let preference: String
        let status: HTTPModel.Status
        let body: String

        init(_ preference: String, _ status: HTTPModel.Status, _ body: String) {
            self.preference = preference
            self.status = status
            self.body = body
        }

        var testDescription: String { preference }

        /// All but the 403, which has another media type.
        static let all: [Self] =
            [
                Self("code=200", 200, DigitaniumPage.updated), Self("code=400", 400, DigitaniumPage.invalid),
                Self("code=401", 401, DigitaniumPage.unauthorized),
                Self("code=404", 404, DigitaniumPage.tenantNotFound),
                Self("example=updated", 200, DigitaniumPage.updated),
                Self("example=updatedTableText", 200, DigitaniumPage.updatedTableText),
                Self("example=invalid", 400, DigitaniumPage.invalid),
                Self("example=unauthorized", 401, DigitaniumPage.unauthorized),
                Self("example=unauthorizedKeycloak", 401, DigitaniumPage.unauthorizedKeycloak),
                Self("example=tenantNotFound", 404, DigitaniumPage.tenantNotFound),
            ] + scenarios.map { Self("scenario=digitanium/\($0.preference)", $0.status, $0.body) }

        /// The scenarios by their names in the vendor's folder.
        static let scenarios: [Self] = [
            Self("documented", 200, DigitaniumPage.updated), Self("updated", 200, DigitaniumPage.updated),
            Self("updated-table-text", 200, DigitaniumPage.updatedTableText),
            Self("invalid", 400, DigitaniumPage.invalid), Self("unauthorized", 401, DigitaniumPage.unauthorized),
            Self("unauthorized-keycloak", 401, DigitaniumPage.unauthorizedKeycloak),
            Self("tenant-not-found", 404, DigitaniumPage.tenantNotFound),
        ]
    }

    @Test(arguments: DigitaniumPage.allCases, Wish.all)
    func everyAnswerCanBePreferred(page: DigitaniumPage, wish: Wish) throws {
        var fields = DigitaniumPage.fields
        fields.append(.prefer, wish.preference)
        expect(try send(page, DigitaniumPage.settings(), fields: fields), wish.status, wish.body)
        #expect(stored == [])
    }

    @Test(arguments: DigitaniumPage.allCases, Wish.scenarios)
    func everyAnswerHasAScenario(page: DigitaniumPage, wish: Wish) {
        let server = PipelineFixture(
            PipelineFixture.bundled, scenarios: ["digitanium/\(wish.preference)"], fields: DigitaniumPage.fields)
        expect(server.send(.post, page.target, DigitaniumPage.settings(), isSecure: true), wish.status, wish.body)
    }

    @Test(arguments: DigitaniumPage.allCases)
    func nothingIsEverRateLimited(page: DigitaniumPage) throws {
        var fields = DigitaniumPage.fields
        fields.append(.prefer, "code=429")
        let response = server.send(.post, page.target, DigitaniumPage.settings(), fields: fields, isSecure: true)
        #expect(response.status == 404)
        #expect(response.json?["title"] == "Unknown preference")
        #expect(
            response.detail
                == "Prefer: code=429 is not documented for \(page.operation), which documents 200, 400, 401, 403, 404.")
        for operation in DigitaniumPage.contract?.operations ?? [] {
            #expect(operation.response(for: 429) == nil, "\(operation.id)")
        }
    }
}
