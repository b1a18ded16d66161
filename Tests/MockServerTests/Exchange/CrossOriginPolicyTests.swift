import HTTPModel
import Testing

@testable import MockServer

@Suite struct CrossOriginPolicyTests {
    @Test(arguments: [
        ("http://localhost:3000", true), ("https://localhost", true), ("http://app.localhost:1", true),
        ("http://127.0.0.1:8080", true), ("http://127.1.2.3", true), ("http://[::1]:8080", true),
        ("https://evil.example", false), ("http://localhost.evil.example", false),
        ("http://127.0.0.1.evil.example", false),
        ("http://127.evil", false), ("http://[::2]", false), ("null", false), ("http://user@localhost", false),
        ("http://[::1]evil.example", false), ("file://localhost", false),
    ])
    func loopbackOriginsAreThoseOfThisMachine(origin: String, isAllowed: Bool) {
        #expect(CrossOriginPolicy.loopbackOrigins.allows(origin: origin) == isAllowed)
    }

    @Test func preflightEchoesWhatIsAskedFor() {
        let request = Request(
            method: .options, target: RequestTarget(path: "/a"),
            fields: [
                .origin: "http://localhost:3000", "Access-Control-Request-Method": "PUT",
                "Access-Control-Request-Headers": "auth-key, content-type",
            ])
        let fields = CrossOriginPolicy.loopbackOrigins.preflightFields(for: request, allowed: [.get, .put])
        #expect(fields?["Access-Control-Allow-Methods"] == "GET, PUT")
        #expect(fields?["Access-Control-Allow-Headers"] == "auth-key, content-type")
        #expect(CrossOriginPolicy.none.preflightFields(for: request, allowed: [.get]) == nil)
    }

    @Test func aRequestWithoutOriginGetsNoFields() {
        let request = Request(method: .get, target: RequestTarget(path: "/a"))
        #expect(CrossOriginPolicy.everyOrigin.fields(for: request).isEmpty)
    }
}
