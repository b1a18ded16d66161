import Contracts
import HTTPModel
import JSONModel
import Scenarios
import Testing

@testable import MockServer

/// The ways to present a credential to ONLYOFFICE DocSpace, alone and beside one another.
@Suite struct OnlyOfficeCredentialTests {
    let server = PipelineFixture(PipelineFixture.bundled, fields: [:])

    /// What is sent, and what comes of it.
    struct Row: Sendable, CustomTestStringConvertible {
        /// The values of `Authorization` and of `Cookie`, a line each.
        let authorization: [String]
        let cookies: [String]
        /// The status, and the challenge or expired cookie of a 401.
        let outcome: Outcome
        enum Outcome { case taken, refused, challenged, expired }
        var testDescription: String { "Authorization \(authorization), Cookie \(cookies)" }

        init(_ outcome: Outcome, _ authorization: [String] = [], _ cookies: [String] = []) {
            self.authorization = authorization
            self.cookies = cookies
            self.outcome = outcome
        }
    }

    private static let good = "asc_auth_key=k"
    private static let empty = "asc_auth_key="
    /// `ann:secret`.
    private static let basic = "Basic YW5uOnNlY3JldA=="

    static let rows: [Row] = [
        // One credential.
        Row(.refused), Row(.taken, [], [good]), Row(.expired, [], [empty]), Row(.refused, [], ["other=k"]),
        Row(.refused, [], ["ASC_AUTH_KEY=k"]), Row(.taken, [], ["other=1; asc_auth_key=k"]),
        Row(.taken, ["token"]), Row(.refused, [""]), Row(.taken, ["Bearer token"]), Row(.taken, ["bearer token"]),
        Row(.taken, ["Bearer sk-1"]), Row(.refused, ["Bearer"]), Row(.taken, [basic]), Row(.taken, ["basic YTpi"]),
        // The colon of Basic in each of its three places, and in none.
        Row(.taken, ["Basic YTpi"]), Row(.taken, ["Basic YWI6Yw=="]), Row(.taken, ["Basic YWJjOmQ="]),
        Row(.taken, ["Basic YWJjZDpl"]), Row(.taken, ["Basic dTo="]), Row(.challenged, ["Basic OnB3"]),
        Row(.challenged, ["Basic YWJj"]), Row(.challenged, ["Basic YTpi="]), Row(.challenged, ["Basic %%%"]),
        Row(.challenged, ["Basic"]), Row(.challenged, ["Basic a b"]),
        // Beside a good cookie.
        Row(.taken, [basic], [good]), Row(.challenged, ["Basic YWJj"], [good]), Row(.challenged, ["Basic"], [good]),
        Row(.taken, ["Bearer token"], [good]), Row(.taken, ["Bearer"], [good]), Row(.taken, ["token"], [good]),
        // Beside an empty one, which a bare token does not beat.
        Row(.taken, [basic], [empty]), Row(.challenged, ["Basic YWJj"], [empty]),
        Row(.taken, ["Bearer token"], [empty]),
        Row(.expired, ["Bearer"], [empty]), Row(.expired, ["token"], [empty]),
        // Twice.
        Row(.taken, [], ["asc_auth_key=k; asc_auth_key=l"]), Row(.taken, [], [good, good]),
        Row(.taken, ["token", "token"]), Row(.challenged, [basic, basic]),
        Row(.challenged, ["Basic YWJj", basic]), Row(.challenged, [basic, "Basic YWJj"]),
    ]

    private func fields(_ row: Row) -> HeaderFields {
        var fields: HeaderFields = [.host: OnlyOfficePage.host, .contentType: "application/json"]
        for value in row.authorization { fields.append(.authorization, value) }
        for value in row.cookies { fields.append(.cookie, value) }
        return fields
    }

    @Test(arguments: rows)
    func eachCredentialIsTakenOrRefused(row: Row) throws {
        for operation in OnlyOfficePage.operations {
            let body = operation.method == .post ? OnlyOfficePage.settings() : nil
            let response = server.send(operation.method, operation.target, body, fields: fields(row))
            try expect(response, row.outcome)
            try OnlyOfficePageTests.expectConforming(response, to: operation.name)
        }
    }

    @Test(arguments: rows)
    func aBodyThatCannotBeReadIsNotLookedAtBeforeTheCredential(row: Row) {
        let response = server.send(.post, OnlyOfficePage.path, "[", fields: fields(row))
        #expect(response.status == (row.outcome == .taken ? 400 : 401))
    }

    private func expect(_ response: Response, _ outcome: Row.Outcome) throws {
        #expect(response.status == (outcome == .taken ? 200 : 401))
        if outcome == .taken { return }
        #expect(response.body.isEmpty)
        #expect(response.fields[.contentType] == nil)
        #expect(response.fields.values("WWW-Authenticate") == (outcome == .challenged ? ["Basic"] : []))
        #expect(
            response.fields.values("Set-Cookie") == (outcome == .expired ? [OnlyOfficePage.expiredCookie] : []))
    }

    @Test(arguments: [
        Row(.expired, [], [good]), Row(.refused, ["token"]), Row(.expired, ["token"], [good]),
        Row(.refused, ["Bearer token"], [good]), Row(.challenged, [basic], [good]), Row(.challenged, [basic]),
    ])
    func whereAllAreRefusedTheAnswerFollowsWhatWasTried(row: Row) throws {
        var sent = fields(row)
        sent.append(.prefer, "scenario=onlyoffice/unauthorized")
        let response = server.send(.post, OnlyOfficePage.path, OnlyOfficePage.settings(), fields: sent)
        try expect(response, row.outcome)
    }

    @Test func signingInNeedsNone() {
        let sent: HeaderFields = [.contentType: "application/json", .prefer: "scenario=onlyoffice/unauthorized"]
        #expect(server.send(.post, "/api/2.0/authentication", "{}", fields: sent).status == 200)
    }
}
