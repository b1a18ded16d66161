import Foundation
import HTTPModel
import JSONModel
import Scenarios
import Testing

@testable import MockServer

/// The page of Digitanium, row by row, over https as a client sees it.
@Suite(.enabled(if: CurlBatch.isInstalled, "curl is not installed"))
final class DigitaniumSocketTests {
    /// One row of the page with the answer that it must get, whole.
    private struct Row {
        let name: String
        let exchange: CurlBatch.Exchange
        let answer: CurlBatch.Answer
    }

    private let server: RunningServer
    private let folder: String
    private var store: Store { DigitaniumPage.contract.map(server.store) ?? Store() }
    private var authority: String { folder + "/ca.pem" }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("understudy-\(UUID().uuidString)").path
        var configuration = RunningServer.Configuration()
        configuration.tls = .localAuthority(folder: folder)
        server = try RunningServer.start(PipelineFixture.bundled, configuration: configuration)
    }

    deinit {
        server.stop(grace: .zero)
        try? FileManager.default.removeItem(atPath: folder)
    }

    private func url(_ target: String, host: String = DigitaniumPage.host, isSecure: Bool = true) -> String {
        let base = isSecure ? server.addresses.tlsURL ?? "" : server.addresses.url
        let port = base.split(separator: ":").last ?? ""
        return "\(isSecure ? "https" : "http")://\(host):\(port)\(target)"
    }

    private func row(
        _ page: DigitaniumPage, _ name: String, _ status: Int, _ answer: String,
        mediaType: String = "application/json", body: String = DigitaniumPage.settings(),
        authorization: String = "Authorization: Bearer token", contentType: String = "Content-Type: application/json",
        more: [String] = [], isSecure: Bool = true
    ) -> Row {
        Row(
            name: "\(page) \(name)",
            exchange: CurlBatch.Exchange(
                url: url(page.target, isSecure: isSecure), fields: [authorization, contentType] + more, body: body),
            answer: CurlBatch.Answer(status: status, mediaType: mediaType, body: answer))
    }

    /// Sends the rows in order and compares each answer whole: status, media type, values and order of keys.
    private func expect(_ rows: [Row]) throws {
        let answers = try CurlBatch.send(rows.map(\.exchange), trusting: authority)
        #expect(answers.count == rows.count)
        for (row, answer) in zip(rows, answers) { #expect(answer == row.answer, "\(row.name)") }
    }

    @Test(arguments: DigitaniumPage.allCases)
    func thePageHoldsRowByRow(page: DigitaniumPage) throws {
        let invalid = DigitaniumPage.invalid
        // Request body: each field missing, empty, of a wrong type, with a wrong word; then the body as a whole.
        var rows = DigitaniumFieldRow.faults.map { row(page, $0.testDescription, 400, invalid, body: $0.body) }
        rows += ["{}", "[]", "null", "", "{", #"{"host":"h"}"#, #"{"from":"f"}"#].map {
            row(page, "body \($0)", 400, invalid, body: $0)
        }
        // Request headers: the credential missing and wrong, before any fault of the body is told.
        rows += [
            "Authorization:", "Authorization;", "Authorization: Bearer", "Authorization: Basic dTpw",
            "Authorization: t",
        ]
        .flatMap { authorization in
            [DigitaniumPage.settings(), "{}", "{"].map {
                row(page, authorization, 401, DigitaniumPage.unauthorized, body: $0, authorization: authorization)
            }
        }
        // Plain http fails, with whatever is sent.
        rows += ["Prefer:", "Prefer: code=200", "Prefer: scenario=digitanium/updated"].map {
            row(
                page, "http \($0)", 403, DigitaniumPage.httpsOnly(page.target), mediaType: "application/problem+json",
                more: [$0], isSecure: false)
        }
        try expect(rows)
        #expect(store.collectionNames == [])

        // Each row with a value that it allows, and the sample.
        try expect(
            DigitaniumFieldRow.valid.map {
                row(page, $0.testDescription, 200, DigitaniumPage.updated, body: $0.body)
            } + [row(page, "sample", 200, DigitaniumPage.updated, body: DigitaniumPage.sampleRequest)])
        #expect(store.values(in: DigitaniumPage.collection).map(\.compactText) == [DigitaniumPage.sampleRequest])
        #expect(store.value(of: "acme", in: DigitaniumPage.collection) != nil)

        // Response status information: each by `Prefer` and by its scenario; over http nothing is stored still.
        try expect(
            DigitaniumPageTests.Wish.all.map {
                row(page, $0.preference, $0.status.code, $0.body, more: ["Prefer: \($0.preference)"])
            }
                + ["code=403", "example=httpsOnly", "scenario=digitanium/https-only"].map {
                    row(
                        page, $0, 403, DigitaniumPage.httpsOnly(page.target), mediaType: "application/problem+json",
                        more: ["Prefer: \($0)"])
                })
        let before = store.values(in: DigitaniumPage.collection)
        try expect([
            row(
                page, "http", 403, DigitaniumPage.httpsOnly(page.target), mediaType: "application/problem+json",
                body: DigitaniumPage.sampleRequest, isSecure: false)
        ])
        #expect(store.values(in: DigitaniumPage.collection) == before)
    }

    @Test func tenantsAreToldApartByHostHeaderAndRealm() throws {
        func exchange(_ host: String, _ settings: String, _ target: String, _ more: [String] = []) -> CurlBatch.Exchange
        {
            CurlBatch.Exchange(
                url: url(target, host: host),
                fields: ["Authorization: Bearer token", "Content-Type: application/json"] + more,
                body: #"{"host":"\#(settings)","from":"f"}"#)
        }
        let ssms = DigitaniumPage.ssms.target
        let updated = CurlBatch.Answer(status: 200, mediaType: "application/json", body: DigitaniumPage.updated)
        let answers = try CurlBatch.send(
            [
                exchange("acme.understudy.localhost", "a", ssms), exchange("globex.understudy.localhost", "g", ssms),
                exchange("localhost", "i", ssms, ["Understudy-Tenant: initech"]), exchange("127.0.0.1", "d", ssms),
                exchange("localhost", "g2", "/auth/realms/globex/mail/setup"),
                exchange("acme.understudy.localhost", "h", "/auth/realms/hooli/mail/setup"),
            ], trusting: authority)
        #expect(answers == Array(repeating: updated, count: 6))
        let tenants = ["acme", "globex", "initech", "default", "hooli"].map {
            store.value(of: $0, in: DigitaniumPage.collection)?["host"]?.stringValue
        }
        #expect(tenants == ["a", "g2", "i", "d", "h"])
        #expect(store.values(in: DigitaniumPage.collection).count == 5)
    }
}
