import Contracts
import HTTPModel
import JSONModel
import Scenarios
import Testing

@testable import MockServer

/// Each status that the page and the sources of ONLYOFFICE DocSpace give, by its scenario and by `Prefer`.
@Suite struct OnlyOfficeStatusTests {
    let server = PipelineFixture(PipelineFixture.bundled, fields: OnlyOfficePage.fields)

    /// A status, how to get it, and the whole answer.
    struct Refusal: Sendable, CustomTestStringConvertible {
        let status: Int
        let scenario: String
        let example: String?
        let answer: String
        var testDescription: String { scenario }
    }

    static let refusals = [
        Refusal(status: 401, scenario: "unauthorized", example: nil, answer: ""),
        Refusal(
            status: 402, scenario: "payment-required", example: "paymentRequired",
            answer: OnlyOfficePage.paymentRequired),
        Refusal(status: 403, scenario: "forbidden", example: "forbidden", answer: OnlyOfficePage.forbidden),
        Refusal(
            status: 403, scenario: "ip-restricted", example: "ipRestricted",
            answer: #""The access to the portal is restricted""#),
        Refusal(status: 429, scenario: "rate-limited", example: nil, answer: ""),
    ]

    private func fields(_ preference: String) -> HeaderFields {
        var fields = OnlyOfficePage.fields
        fields.append(.contentType, "application/json")
        fields.append(.prefer, preference)
        return fields
    }

    private func body(_ method: HTTPModel.Method) -> String? {
        method == .post ? OnlyOfficePage.settings() : nil
    }

    @Test(arguments: refusals)
    func eachRefusalCanBePlayed(refusal: Refusal) throws {
        let server = PipelineFixture(
            PipelineFixture.bundled, scenarios: ["onlyoffice/\(refusal.scenario)"], fields: OnlyOfficePage.fields)
        for operation in OnlyOfficePage.operations {
            let response = server.send(operation.method, operation.target, body(operation.method))
            try expect(response, refusal, operation.name)
            // Nothing was saved or begun.
            #expect(server.journal.entries.last?.ruleID?.hasPrefix("onlyoffice/\(refusal.scenario)#") == true)
        }
    }

    @Test(arguments: refusals)
    func eachRefusalCanBePreferred(refusal: Refusal) throws {
        let wishes =
            ["scenario=onlyoffice/\(refusal.scenario)"] + (refusal.example.map { ["example=\($0)"] } ?? [])
            + (refusal.example == "ipRestricted" ? [] : ["code=\(refusal.status)"])
        for operation in OnlyOfficePage.operations {
            for wish in wishes {
                let response = server.send(
                    operation.method, operation.target, body(operation.method), fields: fields(wish))
                try expect(response, refusal, operation.name)
            }
        }
    }

    private func expect(_ response: Response, _ refusal: Refusal, _ operation: String) throws {
        try OnlyOfficePageTests.expectConforming(response, to: operation)
        #expect(response.status.code == refusal.status)
        #expect(response.comparableText == refusal.answer)
        #expect(response.fields[.contentType] == (refusal.answer.isEmpty ? nil : "application/json"))
        if refusal.status == 429 {
            #expect(response.fields["X-RateLimit-Limit"] == "1500")
            #expect(response.fields["X-RateLimit-Remaining"] == "0")
            #expect(response.fields["Retry-After"] == "60")
            #expect(response.fields["X-RateLimit-Reset"] == nil)
        }
    }

    @Test func eachExampleOf400CanBePreferred() throws {
        let contract = PipelineFixture.bundled.contracts.first { $0.name == "onlyoffice" }
        let operation = try #require(contract?.operation(named: "saveSmtpSettings"))
        let examples = try #require(operation.response(for: 400)?.content.first).examples
        #expect(examples.count == 11)
        for example in examples {
            let response = server.send(
                .post, OnlyOfficePage.path, "{}", fields: fields("code=400, example=\(example.name)"))
            #expect(response.status == 400)
            #expect(String(decoding: response.body, as: UTF8.self) == example.value.compactText)
        }
        let first = server.send(.post, OnlyOfficePage.path, "{}", fields: fields("code=400"))
        #expect(first.json?["error"]?["message"] == "Invalid arguments")
    }

    /// What v2.6 looks at first is told first: what cannot be read, then the permission, then the values.
    @Test(arguments: [
        ("forbidden", "[]", 400), ("forbidden", #"{"port":"x"}"#, 400), ("forbidden", "{}", 403),
        ("payment-required", "[]", 400), ("payment-required", "{}", 402), ("rate-limited", "[]", 429),
        ("ip-restricted", "[]", 403), ("invalid-arguments", "[]", 400),
    ])
    func refusalsComeInTheVendorsOrder(scenario: String, body: String, status: Int) {
        let response = server.send(
            .post, OnlyOfficePage.path, body, fields: fields("scenario=onlyoffice/\(scenario)"))
        #expect(response.status.code == status)
        let isProblem = response.json?["response"] != nil
        #expect(isProblem == (status == 400))
        // Without a credential none of it is looked at.
        let nobody = PipelineFixture(
            PipelineFixture.bundled, scenarios: ["onlyoffice/\(scenario)"], fields: [.host: "localhost"])
        #expect(nobody.send(.post, OnlyOfficePage.path, body).status == 401)
    }

    @Test func aMediaTypeIsRefusedBeforeThePermission() {
        var sent = OnlyOfficePage.fields
        sent.append(.contentType, "text/plain")
        sent.append(.prefer, "scenario=onlyoffice/forbidden")
        #expect(server.send(.post, OnlyOfficePage.path, "{}", fields: sent).status == 415)
    }

    @Test(arguments: [
        ("saved", "code=200", 200, OnlyOfficePage.sampleSettings),
        ("invalid-arguments", "example=invalidArguments", 400, nil), ("malformed", "example=malformed", 400, nil),
        ("unsupported-media-type", "code=415", 415, nil),
    ])
    func whatTheContractShowsCanBeAskedFor(
        row: (scenario: String, preference: String, status: Int, settings: String?)
    ) {
        let preferred = server.send(
            .post, OnlyOfficePage.path, OnlyOfficePage.settings(), fields: fields(row.preference))
        let played = server.send(
            .post, OnlyOfficePage.path, OnlyOfficePage.settings(), fields: fields("scenario=onlyoffice/\(row.scenario)")
        )
        #expect(preferred.status.code == row.status)
        #expect(played.status == preferred.status)
        #expect(played.body == preferred.body)
        if let settings = row.settings {
            #expect(
                played.comparableText
                    == OnlyOfficePage.wrapped(settings, .post, base: "https://example.com"))
        }
        #expect(server.send(.get, OnlyOfficePage.path).json?["response"]?["isDefaultSettings"] == true)
    }
}
