import Contracts
import HTTPModel
import Testing

@Suite struct ResponseCheckerTests {
    private func check(_ status: Status, _ fields: HeaderFields = [:], _ body: String = "") throws -> [String] {
        let contract = try TestContract.make(
            paths: """
                  /a:
                    get:
                      responses:
                        "200":
                          description: ok
                          headers: { X-Left: { required: true, schema: { type: integer } } }
                          content: { application/json: { schema: { type: object, required: [a] } } }
                        "4XX": { description: bad }
                """)
        let response = Response(status: status, fields: fields, body: Array(body.utf8))
        return ResponseChecker(contract.operations[0]).check(response).map(ViolationRenderer.message)
    }

    @Test func rightResponsesPass() throws {
        #expect(try check(200, ["X-Left": "5", "Content-Type": "application/json"], #"{"a":1}"#) == [])
        #expect(try check(404) == [])
    }

    @Test func everythingWrongIsTold() throws {
        #expect(
            try check(200, ["Content-Type": "application/json"], "{}") == [
                "header X-Left is missing, contract wants an integer", "body /a is missing, contract wants a value",
            ])
        #expect(
            try check(200, ["X-Left": "x", "Content-Type": "text/html"], "<p>") == [
                "header X-Left is \"x\" (string), contract wants integer",
                "header Content-Type is \"text/html\", contract wants application/json",
            ])
        #expect(
            try check(200, ["X-Left": "1"]) == ["body is missing, contract wants content of type application/json"])
    }

    @Test func undocumentedStatusIsTold() throws {
        #expect(try check(500) == ["body is of status 500, contract wants one of 200, 4XX"])
    }
}
