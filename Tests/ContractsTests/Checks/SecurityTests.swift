import Contracts
import HTTPModel
import Testing

@Suite struct SecurityTests {
    private func check(_ security: String, _ target: String = "/x", _ fields: HeaderFields = [:]) throws -> String {
        let contract = try TestContract.make(
            paths: "  /x: { get: { security: \(security), responses: { '200': { description: ok } } } }",
            components: """
                { securitySchemes: {
                    key: { type: apiKey, in: header, name: X-Key }, query: { type: apiKey, in: query, name: k },
                    cookie: { type: apiKey, in: cookie, name: s }, basic: { type: http, scheme: basic },
                    ownBasic: { type: http, scheme: basic, x-decides: true },
                    ownCookie: { type: apiKey, in: cookie, name: s, x-decides: true },
                    raw: { type: apiKey, in: header, name: Authorization },
                    bearer: { type: http, scheme: Bearer }, oauth: { type: oauth2, flows: {} } } }
                """)
        let request = Request(method: .get, target: RequestTarget(originForm: target), fields: fields)
        let checked = contract.operations[0].check(request, [])
        guard checked.isAuthenticated else {
            return "refused: " + checked.securityViolations.map { "\($0.place)" }.joined(separator: " ")
        }
        return checked.credential.map { "\($0.scheme) \($0.name)" } ?? "open"
    }

    @Test func everyKindOfCredentialIsFound() throws {
        #expect(try check("[{ key: [] }]", "/x", ["x-key": "a"]) == "key a")
        #expect(try check("[{ query: [] }]", "/x?k=a%20b") == "query a b")
        #expect(try check("[{ cookie: [] }]", "/x", ["Cookie": "s=1"]) == "cookie 1")
        #expect(try check("[{ basic: [] }]", "/x", ["Authorization": "Basic YWxpY2U6c2VjcmV0"]) == "basic alice")
        #expect(try check("[{ bearer: [] }]", "/x", ["Authorization": "bearer t0"]) == "bearer t0")
        #expect(try check("[{ oauth: [a] }]", "/x", ["Authorization": "Bearer t0"]) == "oauth t0")
    }

    @Test func otherSchemesAreRefused() throws {
        #expect(try check("[{ basic: [] }]", "/x", ["Authorization": "Bearer t0"]) == "refused: security(\"basic\")")
        #expect(try check("[{ bearer: [] }]", "/x", ["Authorization": "Bearer"]) == "refused: security(\"bearer\")")
        #expect(try check("[{ basic: [] }]", "/x", ["Authorization": "Basic ???"]) == "refused: security(\"basic\")")
    }

    @Test func aSchemeThatDecidesIsNotMadeUpForByAnother() throws {
        let security = "[{ ownBasic: [] }, { ownCookie: [] }, { raw: [] }]"
        #expect(try check(security, "/x", ["Cookie": "s=1", "Authorization": "t"]) == "ownCookie 1")
        #expect(
            try check(security, "/x", ["Cookie": "s=", "Authorization": "t"]) == "refused: security(\"ownCookie\")")
        #expect(
            try check(security, "/x", ["Cookie": "s=1", "Authorization": "basic ???"])
                == "refused: security(\"ownBasic\")")
        #expect(try check(security, "/x", ["Authorization": "Basic"]) == "refused: security(\"ownBasic\")")
        #expect(try check(security, "/x", ["Authorization": "t"]) == "raw t")
        #expect(
            try check("[{ basic: [] }, { cookie: [] }]", "/x", ["Authorization": "Basic", "Cookie": "s=1"])
                == "cookie 1")
    }

    @Test func aSchemeThatDecidesDoesSoOverThoseBehindIt() throws {
        #expect(
            try check("[{ key: [] }, { ownBasic: [] }]", "/x", ["X-Key": "a", "Authorization": "Basic"]) == "key a")
        #expect(
            try check(
                "[{ key: [] }, { ownBasic: [] }, { cookie: [] }]", "/x", ["Authorization": "Basic", "Cookie": "s=1"])
                == "refused: security(\"ownBasic\")")
        // What is told is what is missing, not what decides.
        #expect(
            try check("[{ ownBasic: [], query: [] }]", "/x", ["Authorization": "Basic YWxpY2U6c2VjcmV0"])
                == "refused: security(\"query\")")
    }

    @Test func schemesOfOneRequirementMustAllBeMet() throws {
        #expect(try check("[{ key: [], query: [] }]", "/x?k=1", ["X-Key": "a"]) == "key a")
        #expect(try check("[{ key: [], query: [] }]", "/x?k=1") == "refused: security(\"key\")")
    }

    @Test func oneRequirementIsEnough() throws {
        #expect(try check("[{ key: [] }, { query: [] }]", "/x?k=1") == "query 1")
        #expect(try check("[{ key: [] }, { query: [] }]") == "refused: security(\"key\")")
    }

    @Test func emptyRequirementMakesItOptional() throws {
        #expect(try check("[{ key: [] }, {}]") == "open")
        #expect(try check("[{}, { key: [] }]", "/x", ["X-Key": "a"]) == "key a")
        #expect(try check("[]") == "open")
    }
}
