import Contracts
import HTTPModel
import JSONModel
import Scenarios
import Testing

@testable import MockServer

/// Digitanium's tenants, who share nothing, and its refusal of plain http.
@Suite struct DigitaniumTenantTests {
    let server = PipelineFixture(PipelineFixture.bundled, fields: [:])
    private var store: Store { DigitaniumPage.contract.map(server.store) ?? Store() }

    private func settings(_ host: String) -> String { #"{"host":"\#(host)","from":"f"}"# }

    /// Sets up mail for whom host, header and path name.
    @discardableResult
    private func setUp(
        _ settings: String, target: String = DigitaniumPage.ssms.target, host: String? = nil, header: String? = nil,
        isSecure: Bool = true
    ) -> Response {
        var fields: HeaderFields = [.authorization: "Bearer token", .contentType: "application/json"]
        if let host { fields.append(.host, host) }
        if let header { fields.append("Understudy-Tenant", header) }
        return server.send(.post, target, settings, fields: fields, isSecure: isSecure)
    }

    /// What a tenant's mail is set up with.
    private func host(of tenant: String) -> String? {
        store.value(of: tenant, in: DigitaniumPage.collection)?["host"]?.stringValue
    }

    @Test func eachTenantHasItsOwnSettingsUnderBothURLs() {
        setUp(settings("a1"), host: "acme.understudy.localhost:8443")
        setUp(settings("g1"), host: "globex.understudy.localhost:8443")
        #expect([host(of: "acme"), host(of: "globex")] == ["a1", "g1"])
        setUp(settings("a2"), target: "/auth/realms/acme/mail/setup", host: "localhost:8443")
        #expect([host(of: "acme"), host(of: "globex")] == ["a2", "g1"])
        // The realm counts, not the host.
        setUp(settings("g2"), target: "/auth/realms/globex/mail/setup", host: "acme.understudy.localhost")
        #expect([host(of: "acme"), host(of: "globex")] == ["a2", "g2"])
        setUp(settings("a3"), host: "acme.example.com")
        #expect([host(of: "acme"), host(of: "globex")] == ["a3", "g2"])
        #expect(store.values(in: DigitaniumPage.collection).count == 2)
        #expect(store.collectionNames == [DigitaniumPage.collection])
    }

    @Test(arguments: [
        ("acme.understudy.localhost", nil, "acme"), ("acme.understudy.localhost:8443", "globex", "acme"),
        ("ACME.understudy.localhost", nil, "acme"), ("acme.localhost", nil, "acme"), ("localhost:8443", nil, "default"),
        ("localhost", "globex", "globex"), ("localhost", "Globex", "globex"), ("127.0.0.1:8443", "globex", "globex"),
        ("127.0.0.1:8443", nil, "default"), ("[::1]:8443", "globex", "globex"), ("[::1]:8443", nil, "default"),
        (nil, "globex", "globex"), (nil, nil, "default"),
    ])
    func hostOrHeaderNamesTheTenant(host: String?, header: String?, tenant: String) {
        #expect(setUp(settings("h"), host: host, header: header).status == 200)
        #expect(self.host(of: tenant) == "h")
        #expect(store.values(in: DigitaniumPage.collection).count == 1)
    }

    @Test(arguments: [("acme", "acme"), ("ACME", "acme"), ("acme%20corp", "acme corp")])
    func thePathNamesTheTenantOfARealm(realm: String, tenant: String) {
        setUp(settings("h"), target: "/auth/realms/\(realm)/mail/setup", host: "other.example.com", header: "globex")
        #expect(host(of: tenant) == "h")
        #expect(store.values(in: DigitaniumPage.collection).count == 1)
    }

    @Test func settingsThatAreSentAgainReplaceTheOldOnes() {
        setUp(DigitaniumPage.settings(), host: DigitaniumPage.host)
        setUp(settings("h"), host: DigitaniumPage.host)
        #expect(store.values(in: DigitaniumPage.collection).map(\.compactText) == [settings("h")])
    }

    // MARK: Plain http

    private static let targets =
        DigitaniumPage.allCases.map(\.target) + [
            "/digitanium/v4/mail/test", "/auth/realms/acme/mail/test",
            "/auth/realms/acme/protocol/openid-connect/token",
        ]

    @Test(arguments: targets, [nil, "code=200", "example=updated", "scenario=digitanium/updated", "code=429"])
    func plainHTTPIsRefusedAndNothingIsStored(target: String, preference: String?) {
        setUp(settings("before"), host: DigitaniumPage.host)
        for credential in ["Bearer token", nil] {
            for body in [DigitaniumPage.settings(), "{", nil] {
                var fields: HeaderFields = [.host: DigitaniumPage.host, .contentType: "application/json"]
                if let credential { fields.append(.authorization, credential) }
                if let preference { fields.append(.prefer, preference) }
                let response = server.send(.post, target, body, fields: fields)
                #expect(response.status == 403)
                #expect(response.fields[.contentType] == "application/problem+json")
                #expect(String(decoding: response.body, as: UTF8.self) == DigitaniumPage.httpsOnly(target))
            }
        }
        #expect(store.values(in: DigitaniumPage.collection).map(\.compactText) == [settings("before")])
    }

    @Test(arguments: targets)
    func theRefusalCanBeHadOverHTTPSToo(target: String) throws {
        let contract = try #require(DigitaniumPage.contract)
        let expected = DigitaniumPage.httpsOnly(target)
        var fields = DigitaniumPage.fields
        let played = PipelineFixture(PipelineFixture.bundled, scenarios: ["digitanium/https-only"], fields: fields)
        var responses = [played.send(.post, target, DigitaniumPage.settings(), isSecure: true)]
        for preference in ["code=403", "example=httpsOnly", "scenario=digitanium/https-only"] {
            fields.removeAll(.prefer)
            fields.append(.prefer, preference)
            responses.append(server.send(.post, target, DigitaniumPage.settings(), fields: fields, isSecure: true))
        }
        let operation = try #require(
            contract.operations.first { $0.path.text.replacingRealm == target })
        for response in responses {
            #expect(response.status == 403)
            #expect(response.fields[.contentType] == "application/problem+json")
            #expect(String(decoding: response.body, as: UTF8.self) == expected)
            #expect(ResponseChecker(operation).check(response).map(ViolationRenderer.line) == [])
        }
        #expect(played.store(of: contract).collectionNames == [])
        #expect(store.collectionNames == [])
    }
}

extension String {
    /// A path with the tests' realm in it.
    fileprivate var replacingRealm: String {
        split(separator: "{tenantId}", omittingEmptySubsequences: false).joined(separator: "acme")
    }
}
