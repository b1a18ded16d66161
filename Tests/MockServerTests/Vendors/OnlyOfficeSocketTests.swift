import HTTPModel
import JSONModel
import Scenarios
import Support
import Testing

@testable import MockServer

/// The page of ONLYOFFICE DocSpace once more, row by row over real connections, with the default server.
@Suite struct OnlyOfficeSocketTests {
    /// One request and the whole answer to it.
    struct Row {
        let name: String
        var method = "POST"
        var target = OnlyOfficePage.path
        var fields = ["Cookie: asc_auth_key=k", "Content-Type: application/json"]
        var body: String? = OnlyOfficePage.settings()
        var status = 200
        var mediaType: String? = "application/json"
        let answer: String
    }

    /// The page from top to bottom: authorization, headers, body, example, responses.
    private static var rows: [Row] { authorization + headers + fields + samples + statuses }

    private static let saved = OnlyOfficePage.wrapped(OnlyOfficePage.saved(), .post)

    private static var authorization: [Row] {
        let json = "Content-Type: application/json"
        let good = [
            "Cookie: asc_auth_key=864FE52C-1C1C-469F-9308-51DAFEFE7436", "Authorization: token",
            "Authorization: Bearer token", "Authorization: Basic YW5uOnNlY3JldA==",
        ]
        let bad = ["X: none", "Cookie: asc_auth_key=", "Cookie: other=k", "Authorization: Basic YW5u"]
        return good.map { Row(name: $0, fields: [$0, json], answer: saved) }
            + bad.map { Row(name: $0, fields: [$0, json], status: 401, mediaType: nil, answer: "") }
            + [
                Row(name: "beside", fields: [good[0], good[1], json], answer: saved),
                Row(
                    name: "malformed beside", fields: [good[0], bad[3], json], status: 401, mediaType: nil, answer: ""),
            ]
    }

    private static var headers: [Row] {
        let cookie = "Cookie: asc_auth_key=k"
        let taken = ["application/json", "application/vnd.acme+json", "text/json"]
        let answered = ["application/json", "text/json", "text/plain"]
        return taken.map { Row(name: $0, fields: [cookie, "Content-Type: \($0)"], answer: saved) }
            + answered.map {
                Row(
                    name: "Accept \($0)", fields: [cookie, "Content-Type: application/json", "Accept: \($0)"],
                    mediaType: $0, answer: saved)
            }
            + [
                Row(
                    name: "text/xml", fields: [cookie, "Content-Type: text/xml"], status: 415,
                    answer: OnlyOfficePage.wrapped(OnlyOfficePage.unsupported, .post))
            ]
    }

    private static var fields: [Row] {
        OnlyOfficeFieldRow.all.map { row in
            Row(
                name: row.testDescription, body: OnlyOfficePage.settings(row.field, row.sent), status: row.status,
                answer: row.answer)
        }
    }

    /// The whole request as the page prints it, and what it leaves behind.
    private static var samples: [Row] {
        let answer = { OnlyOfficePage.wrapped(OnlyOfficePage.sampleSettings, $0) }
        return [
            Row(name: "sample", body: OnlyOfficePage.sampleRequest, answer: answer(.post)),
            Row(name: "read", method: "GET", body: nil, answer: answer(.get)),
            Row(
                name: "reset", method: "DELETE", body: nil,
                answer: OnlyOfficePage.wrapped(OnlyOfficePage.defaultSettings, .delete)),
        ]
    }

    private static var statuses: [Row] {
        let wanted: [(preference: String, status: Int, answer: String)] = [
            ("scenario=onlyoffice/saved", 200, sampleOfThePage), ("code=200", 200, sampleOfThePage),
            ("scenario=onlyoffice/unauthorized", 401, ""), ("code=401", 401, ""),
            ("scenario=onlyoffice/forbidden", 403, OnlyOfficePage.forbidden),
            ("code=403", 403, OnlyOfficePage.forbidden),
            ("scenario=onlyoffice/payment-required", 402, OnlyOfficePage.paymentRequired),
            ("code=402", 402, OnlyOfficePage.paymentRequired), ("scenario=onlyoffice/rate-limited", 429, ""),
            ("code=429", 429, ""),
        ]
        return wanted.map { preference, status, answer in
            Row(
                name: preference,
                fields: ["Cookie: asc_auth_key=k", "Content-Type: application/json", "Prefer: \(preference)"],
                status: status, mediaType: answer.isEmpty ? nil : "application/json", answer: answer)
        }
    }

    private static let sampleOfThePage = OnlyOfficePage.wrapped(
        OnlyOfficePage.sampleSettings, .post, base: "https://example.com")

    @Test func thePageHoldsRowByRow() throws {
        let server = try RunningServer.start(PipelineFixture.bundled)
        defer { server.stop(grace: .zero) }
        let port = Int(server.addresses.url.split(separator: ":").last ?? "") ?? 0
        let client = try #require(RawClient(port: port))
        for row in Self.rows {
            let lines = ["\(row.method) \(row.target) HTTP/1.1", "Host: \(OnlyOfficePage.host)"] + row.fields
            let length = row.body.map { ["Content-Length: \($0.utf8.count)"] } ?? []
            client.send((lines + length).joined(separator: "\r\n") + "\r\n\r\n" + (row.body ?? ""))
            let response = try #require(client.response(), "\(row.name)")
            #expect(response.status.code == row.status, "\(row.name)")
            #expect(response.fields[.contentType] == row.mediaType, "\(row.name)")
            #expect(response.comparableText == row.answer, "\(row.name)")
        }
        #expect(Self.rows.count > 100)
    }
}
