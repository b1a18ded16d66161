import HTTPModel
import Scenarios
import Testing

@Suite struct RequestTenantTests {
    @Test(arguments: [
        ("acme.example.com", "acme"), ("acme.understudy.localhost:8443", "acme"), ("ACME.example.", "acme"),
        ("understudy.localhost", "understudy"), ("localhost:8080", "default"), ("localhost.", "default"),
        ("127.0.0.1", "default"), ("127.0.0.1:8080", "default"), ("[::1]:8080", "default"), ("", "default"),
        (".example", "default"), ("[v1.a:b]", "default"),
    ])
    func theFirstLabelOfTheHostNamesTheTenant(host: String, tenant: String) {
        let request = Request(method: .get, target: RequestTarget(path: "/"), fields: [.host: host])
        #expect(request.tenant == tenant)
    }

    @Test func theHeaderNamesItWhereTheHostDoesNot() {
        let fields: HeaderFields = [.host: "127.0.0.1:8080", "understudy-tenant": "Acme"]
        #expect(Request(method: .get, target: RequestTarget(path: "/"), fields: fields).tenant == "Acme")
        let both: HeaderFields = [.host: "a.example", "Understudy-Tenant": "b"]
        #expect(Request(method: .get, target: RequestTarget(path: "/"), fields: both).tenant == "a")
        let empty: HeaderFields = [.host: "localhost", "Understudy-Tenant": ""]
        #expect(Request(method: .get, target: RequestTarget(path: "/"), fields: empty).tenant == "default")
    }

    @Test func anAbsoluteTargetReplacesTheHost() {
        let target = RequestTarget(path: "/", authority: "b.example")
        #expect(Request(method: .get, target: target, fields: [.host: "a.example"]).tenant == "b")
    }
}
