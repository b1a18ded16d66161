import Contracts
import HTTPModel
import JSONModel
import Testing

@Suite struct ExampleResponseTests {
    private func operation() throws -> Operation {
        try TestContract.make(
            paths: """
                  /a:
                    get:
                      responses:
                        "200":
                          description: ok
                          headers:
                            X-Left: { schema: { type: integer }, example: 4 }
                            X-Must: { required: true, schema: { type: array, items: { type: integer, example: 7 } } }
                            X-May: { schema: { type: integer } }
                          content:
                            application/json:
                              schema: { type: object }
                              examples: { one: { value: { n: 1 } }, two: { value: { n: 2 } } }
                            text/plain: { example: hello }
                        "500": { description: made, content: { application/json: { schema: { type: object, properties: { a: { type: integer, minimum: 3 } } } } } }
                        4XX: { description: bad }
                        default: { description: other }
                """
        ).operations[0]
    }

    @Test func firstExampleIsTaken() throws {
        let made = try ExampleResponse(operation().responses[0])
        #expect(made.value == ["n": 1])
        #expect(made.exampleName == "one")
        #expect(made.response.fields == ["Content-Type": "application/json", "X-Left": "4", "X-Must": "7"])
        #expect(made.response.body == Array(#"{"n":1}"#.utf8))
    }

    @Test func examplesAreFoundByName() throws {
        #expect(try ExampleResponse(operation().responses[0], example: "two").value == ["n": 2])
        #expect(throws: ExampleResponse.Failure.unknownExample("three", known: ["one", "two", "default"])) {
            try ExampleResponse(operation().responses[0], example: "three")
        }
    }

    @Test func acceptChoosesTheMediaType() throws {
        let response = try operation().responses[0]
        #expect(try ExampleResponse(response, accept: AcceptHeader("text/plain")).body == Array("hello".utf8))
        #expect(throws: ExampleResponse.Failure.notAcceptable(offers: ["application/json", "text/plain"])) {
            try ExampleResponse(response, accept: AcceptHeader("image/png"))
        }
        #expect(ExampleResponse.make(from: response, accept: AcceptHeader("image/png")).body == Array(#"{"n":1}"#.utf8))
    }

    @Test func valueIsMadeOfTheSchema() throws {
        #expect(try ExampleResponse(operation().responses[1]).value == ["a": 3])
    }

    @Test func statusOfRangesAndDefault() throws {
        let responses = try operation().responses
        #expect(try ExampleResponse(responses[2]).status == 400)
        #expect(try ExampleResponse(responses[2], status: 404).status == 404)
        #expect(try ExampleResponse(responses[3]).status == 503)
        #expect(try ExampleResponse(responses[3]).response.body.isEmpty)
    }
}
