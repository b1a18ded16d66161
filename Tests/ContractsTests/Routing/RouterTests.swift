import Contracts
import HTTPModel
import SourceDocuments
import Testing

@Suite struct RouterTests {
    private static let contract = Result {
        try TestContract.make(
            paths: """
                  /users:
                    get: { operationId: list, responses: { "200": { description: ok } } }
                    post: { operationId: create, responses: { "200": { description: ok } } }
                  /users/me:
                    get: { operationId: me, responses: { "200": { description: ok } } }
                  /users/{id}:
                    parameters: [ { name: id, in: path, required: true, schema: { type: string } } ]
                    get: { operationId: read, responses: { "200": { description: ok } } }
                    delete: { operationId: remove, responses: { "204": { description: ok } } }
                  /users/{id}/:
                    parameters: [ { name: id, in: path, required: true, schema: { type: string } } ]
                    get: { operationId: slash, responses: { "200": { description: ok } } }
                  /files/report.{format}:
                    parameters: [ { name: format, in: path, required: true, schema: { type: string } } ]
                    get: { operationId: report, responses: { "200": { description: ok } } }
                  /files/{name}.txt:
                    parameters: [ { name: name, in: path, required: true, schema: { type: string } } ]
                    get: { operationId: text, responses: { "200": { description: ok } } }
                  /files/{a}-{b}.txt:
                    parameters:
                      - { name: a, in: path, required: true, schema: { type: string } }
                      - { name: b, in: path, required: true, schema: { type: string } }
                    get: { operationId: pair, responses: { "200": { description: ok } } }
                  /café:
                    get: { operationId: cafe, responses: { "200": { description: ok } } }
                """)
    }

    private func route(_ method: Method, _ path: String, prefix: String = "") throws -> String {
        let router = Router([Mount(try Self.contract.get(), prefix: prefix)], into: DiagnosticCollector())
        switch router.route(method: method, path: path) {
        case .matched(_, let operation, let arguments):
            return ([operation.id] + arguments.map { "\($0.name)=\($0.value)" }).joined(separator: " ")
        case .methodNotAllowed(let allowed, let operations):
            return "405 " + allowed.map(\.token).joined(separator: ",") + " of "
                + operations.map(\.id).joined(separator: ",")
        case .notFound: return "404"
        }
    }

    @Test(arguments: [
        ("/users", "list"), ("/users/me", "me"), ("/users/7", "read id=7"), ("/users/m", "read id=m"),
        ("/users/a%2Fb", "read id=a/b"), ("/users/%6De", "me"), ("/users/a+b", "read id=a+b"),
        ("/users/%zz", "read id=%zz"), ("/users/7/", "slash id=7"), ("/files/report.csv", "report format=csv"),
        ("/files/x-y.txt", "pair a=x b=y"),
        ("/files/xy.txt", "text name=xy"), ("/caf%C3%A9", "cafe"), ("/users/", "404"), ("/users//", "404"),
        ("/Users", "404"), ("/files/report.", "404"), ("/", "404"), ("", "404"), ("*", "404"),
    ])
    func takesPaths(path: String, expected: String) throws {
        #expect(try route(.get, path) == expected)
    }

    @Test func headFallsBackToGet() throws {
        #expect(try route(.head, "/users/7") == "read id=7")
    }

    @Test func methodIsSoughtAmongLessLiteralTemplates() throws {
        #expect(try route(.delete, "/users/me") == "remove id=me")
    }

    @Test func otherMethodsAreNamed() throws {
        #expect(try route(.put, "/users") == "405 GET,HEAD,POST of list,create")
        #expect(try route(.put, "/users/me") == "405 GET,HEAD,DELETE of me,read,remove")
    }

    @Test func prefixStandsBeforePaths() throws {
        #expect(try route(.get, "/crm/users/7", prefix: "/crm") == "read id=7")
        #expect(try route(.get, "/users/7", prefix: "/crm") == "404")
    }

    @Test func everyServersPathIsServed() throws {
        let contract = try TestContract.make(
            paths: "  /a: { get: { operationId: a, responses: { '200': { description: ok } } } }",
            more: "servers: [ { url: 'https://api.example/v2/' }, { url: / }, { url: 'https://other.example/v2' } ]")
        #expect(contract.basePaths == ["/v2", ""])
        #expect(contract.operations[0].path.text == "/v2/a")
        let router = Router([Mount(contract)], into: DiagnosticCollector())
        for path in ["/a", "/v2/a"] {
            guard case .matched = router.route(method: .get, path: path) else {
                Issue.record("\(path) is not served")
                continue
            }
        }
    }

    @Test func clashNamesBothPlaces() throws {
        let text = """
            openapi: 3.1.0
            info: { title: T, version: "1" }
            paths:
              /a/{x}: { get: { operationId: a, parameters: [{ name: x, in: path, required: true, schema: {} }], responses: { "200": { description: ok } } } }
            """
        let first = try #require(try TestContract.load(text, file: "one/openapi.yaml").contract)
        let second = try #require(
            try TestContract.load(
                text.replacing("{x}", with: "{y}").replacing("name: x", with: "name: y"), file: "two/openapi.yaml"
            ).contract)
        let diagnostics = DiagnosticCollector()
        _ = Router([Mount(first), Mount(second)], into: diagnostics)
        #expect(
            diagnostics.diagnostics.map(\.rendered) == [
                "two/openapi.yaml:4:13: error: GET /a/{y} of two is also an operation of one (one/openapi.yaml:4); "
                    + "serve one of them under a prefix with --mount two=/two [operation-clash]"
            ])
        let apart = DiagnosticCollector()
        _ = Router([Mount(first), Mount(second, prefix: "/two")], into: apart)
        #expect(apart.diagnostics.isEmpty)
    }
}
