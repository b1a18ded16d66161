import ContractTesting
import Foundation
import TestSupport
import Testing

/// How servers are reached.
@Suite struct TransportTests {
    private static let path = "digitanium/v4/mail/test"

    @Test func plainHTTPTakesWhatIsForHTTPSOnlyAndSaysSo() async throws {
        let mock = try MockServer.start(scenario: "digitanium/documented", transport: .plainHTTP)
        defer { mock.stop() }
        #expect(mock.tlsURL == nil)
        #expect(mock.certificateAuthority == nil)
        _ = try await list(at: mock.url, path: Self.path, method: "POST")
        let exchange = try #require(try mock.exchanges().first)
        #expect(exchange.operation == "sendMail")
        #expect(exchange.status != 403)
        #expect(exchange.remark == "POST /\(Self.path) is for https only; this server takes it over http too.")
    }

    @Test func automaticSpeaksHTTPSWhereTheContractAsksForIt() async throws {
        let mock = try MockServer.start(scenario: "digitanium/documented")
        defer { mock.stop() }
        #expect(mock.tlsURL?.scheme == "https")
        let authority = try #require(mock.certificateAuthority)
        #expect(try String(contentsOf: authority, encoding: .utf8).hasPrefix("-----BEGIN CERTIFICATE-----"))
        let plain = try MockServer.start(scenario: "jframework/documented")
        defer { plain.stop() }
        #expect(plain.tlsURL == nil)
    }

    @Test func httpsIsSpokenWhenAsked() async throws {
        let mock = try MockServer.start(scenario: "jframework/documented", transport: .tls)
        defer { mock.stop() }
        let tlsURL = try #require(mock.tlsURL)
        let session = try mock.session(ports: true)
        #expect(session.tlsURL?.scheme == "https")
        #expect(session.tlsURL?.port != tlsURL.port)
        let authority = try #require(session.certificateAuthority)
        for url in [tlsURL, try #require(session.tlsURL), try #require(try mock.session().tlsURL)] {
            let headers = ["-H", "Auth-Key: k", "-H", "Brand-URL: a.example"]
            let status = try Self.curl(["--cacert", authority.path] + headers, url)
            #expect(status == "200" || status == "404", "\(url)")
        }
        #expect(mock.assertReceived("listSmtpIntegrations", times: 1) == .proved)
        #expect(session.assertReceived("listSmtpIntegrations", times: 1) == .proved)
    }

    private static func curl(_ options: [String], _ base: URL) throws -> String {
        try SpawnedProgram(
            ["curl", "-s", "-o", "/dev/null", "-w", "%{http_code}"] + options
                + [base.appendingPathComponent("api/v1/app-integrations/smtp").absoluteString]
        ).output()
    }
}
