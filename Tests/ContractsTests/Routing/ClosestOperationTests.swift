import Contracts
import HTTPModel
import SourceDocuments
import Testing

@Suite struct ClosestOperationTests {
    private func text(_ method: Method, _ path: String) throws -> String {
        let contract = try TestContract.make(
            paths: """
                  /api/v1/app-integrations/smtp:
                    post: { operationId: create, responses: { "201": { description: ok } } }
                  /api/v1/app-integrations/smtp/{id}:
                    put:
                      operationId: update
                      parameters: [ { name: id, in: path, required: true, schema: { type: string } } ]
                      responses: { "200": { description: ok } }
                  /health/:
                    get: { responses: { "200": { description: ok } } }
                """)
        let router = Router([Mount(contract)], into: DiagnosticCollector())
        guard case .notFound(let closest) = router.route(method: method, path: path) else { return "found" }
        return UnmatchedRequestText.notFound(
            method: method, path: path, closest: closest, contracts: ["jframework", "onlyoffice"])
    }

    @Test func misspeltSegmentIsNamed() throws {
        #expect(
            try text(.post, "/api/v1/app-integrations/smpt") == """
                POST /api/v1/app-integrations/smpt matches no operation of jframework, onlyoffice.
                  closest: POST /api/v1/app-integrations/smtp (openapi create, openapi.yaml:7)
                  differs: path segment 4 is "smpt", expected "smtp"
                """)
    }

    @Test(arguments: [
        ("POST", "/v1/app-integrations/smtp", "path segment 1 is missing, expected \"api\""),
        ("POST", "/x/api/v1/app-integrations/smtp", "path segment 1 is \"x\", expected none"),
        ("POST", "/api/v1/app-integrations/smtp/", "the path ends with a slash, expected none"),
        ("GET", "/health", "the path ends without a slash, expected one"),
        ("PUT", "/api/v1/app-integrations/smtp/7/x", "path segment 6 is \"x\", expected none"),
        (
            "PATCH", "/api/v1/app-integrations/smpt/7",
            "the method is PATCH, expected PUT; path segment 4 is \"smpt\", expected \"smtp\""
        ),
    ])
    func differencesAreWorded(method: String, path: String, expected: String) throws {
        #expect(try text(Method(method), path).hasSuffix("\n  differs: " + expected))
    }

    @Test func nothingAlikeHasNoClosest() throws {
        #expect(try text(.get, "/zzzzzz") == "GET /zzzzzz matches no operation of jframework, onlyoffice.")
    }

    @Test func operationWithoutNameIsPlaced() throws {
        #expect(try text(.get, "/health").contains("closest: GET /health/ (openapi, openapi.yaml:14)"))
    }
}
