import HTTPModel
import JSONModel
import Support
import TestSupport
import Testing

@testable import MockServer

/// What answers say of the URL of a request that named its session by prefix.
struct SessionPrefixTests {
    private let fixture = PipelineFixture(
        [
            (
                "openapi.yaml",
                """
                openapi: 3.1.0
                info: { title: Orders, version: "1" }
                paths:
                  /orders/{id}:
                    get:
                      operationId: read
                      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
                      responses: { "200": { description: One. } }
                  /loop: { get: { operationId: loop, responses: { "200": { description: None. } } } }
                """
            ),
            (
                "documented.yaml",
                """
                contract: openapi.yaml
                rules:
                  - operation: read
                    respond: { status: 200, body: { url: { $eval: request.url }, path: { $eval: request.path } } }
                  - { operation: loop, fault: redirectLoop }
                """
            ),
        ], fields: ["Host": "localhost:8080"])

    private func open() throws -> String {
        try fixture.sessions.open(SessionWish()).session.id
    }

    @Test func templatesSeeTheURLThatWasSentAndThePathThatIsMatched() throws {
        let id = try open()
        #expect(
            fixture.send(.get, "/~\(id)/orders/1?x=y").json
                == ["url": .string("http://localhost:8080/~\(id)/orders/1?x=y"), "path": "/orders/1"])
        #expect(
            fixture.send(.get, "/orders/1?x=y").json
                == ["url": "http://localhost:8080/orders/1?x=y", "path": "/orders/1"])
    }

    @Test func aRedirectLoopStaysInItsSession() throws {
        let id = try open()
        #expect(fixture.send(.get, "/~\(id)/loop?a").fields.first(.location) == "/~\(id)/loop?a")
        #expect(fixture.send(.get, "/loop?a").fields.first(.location) == "/loop?a")
    }

    @Test func theBundledLinksLeadBackIntoTheSession() throws {
        let bundled = PipelineFixture(PipelineFixture.bundled)
        let id = try bundled.sessions.open(SessionWish()).session.id
        let answer = bundled.send(
            .get, "/~\(id)/api/2.0/smtpsettings/smtp",
            fields: ["Host": "portal.example.com", "Authorization": "token"], isSecure: true)
        #expect(
            answer.json?["links"]?.arrayValue?.first?["href"]
                == .string("https://portal.example.com/~\(id)/api/2.0/smtpsettings/smtp"))
    }

    @Test func aSecondPrefixIsSaidToBeTooMuch() throws {
        let id = try open()
        let answer = fixture.send(.get, "/~\(id)/~\(id)/orders/1")
        #expect(answer.status == 404)
        #expect(
            answer.detail == "GET /~\(id)/~\(id)/orders/1 matches no operation: the path has two session prefixes, of "
                + "which one is taken off.")
        let unknown = fixture.send(.get, "/~nobody/orders/1")
        #expect(unknown.detail?.hasPrefix("No session \"nobody\" is open") == true)
    }
}
