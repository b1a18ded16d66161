import HTTPModel
import JSONModel
import Testing

@testable import MockServer

/// Journal and log tell of the answer that was sent.
@Suite struct ReplyDeskTests {
    @Test func anAnswerThatCannotBeWrittenIsJournalledAsWhatIsSentInstead() throws {
        let server = PipelineFixture([
            (
                "openapi.yaml",
                """
                openapi: 3.1.0
                info: { title: Hosts, version: "1" }
                paths:
                  /hosts:
                    get:
                      operationId: list
                      responses:
                        "200":
                          description: All.
                          headers: { X-A: { schema: { type: string }, example: "a\\nB: c" } }
                """
            )
        ])
        let answer = server.send(.get, "/hosts")
        #expect(answer.status == 500)
        #expect(answer.detail == "The response cannot be written: the value of X-A holds a control character.")
        let entry = try #require(server.journal.entries.last)
        #expect(entry.status == 500)
        #expect(entry.remark == "the response cannot be written: the value of X-A holds a control character")
        #expect(entry.completion?.response?.json?["title"] == "Unwritable response")
    }

    @Test func aFieldThatATemplateMakesUnwritableIsTold() throws {
        let server = PipelineFixture([
            (
                "openapi.yaml",
                """
                openapi: 3.1.0
                info: { title: Hosts, version: "1" }
                paths:
                  /hosts: { get: { operationId: list, responses: { "200": { description: All. } } } }
                """
            ),
            (
                "documented.yaml",
                """
                contract: openapi.yaml
                rules:
                  - { id: x, operation: list, respond: { status: 200, headers: { X-A: "${request.query.a}" } } }
                """
            ),
        ])
        #expect(server.send(.get, "/hosts?a=b").fields.first("X-A") == "b")
        #expect(server.send(.get, "/hosts?a=b%0D%0AB:c").status == 500)
        let entry = try #require(server.journal.entries.last)
        #expect(entry.status == 500)
        #expect(entry.remark?.contains("header X-A must be one line of text") == true)
    }
}
