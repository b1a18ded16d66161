import Contracts
import HTTPModel
import JSONModel
import Testing

@Suite struct FormContentTests {
    private func check(_ body: String) throws -> CheckedRequest {
        let contract = try TestContract.make(
            paths: """
                  /x:
                    post:
                      requestBody:
                        content:
                          application/x-www-form-urlencoded:
                            schema:
                              type: object
                              required: [n]
                              properties: { n: { type: integer }, tags: { type: array, items: { type: string } } }
                          multipart/form-data: { schema: { type: object } }
                          text/plain: { schema: { type: string, maxLength: 3 } }
                      responses: { "200": { description: ok } }
                """)
        let parts = body.split(separator: "\n", maxSplits: 1)
        let request = Request(
            method: .post, target: RequestTarget(path: "/x"), fields: ["Content-Type": String(parts[0])],
            body: Array(parts[1].utf8))
        return contract.operations[0].check(request, [])
    }

    @Test func fieldsBecomeAnObject() throws {
        let checked = try check("application/x-www-form-urlencoded\nn=5&tags=a&tags=b+c")
        #expect(checked.violations.isEmpty)
        #expect(checked.body.value == ["n": 5, "tags": ["a", "b c"]])
    }

    @Test func fieldsAreChecked() throws {
        let checked = try check("application/x-www-form-urlencoded\nn=z")
        #expect(
            checked.violations.map(ViolationRenderer.message) == ["body /n is \"z\" (string), contract wants integer"])
    }

    @Test func multipartStaysAsItIs() throws {
        let checked = try check("multipart/form-data; boundary=b\n--b--")
        #expect(checked.violations.isEmpty)
        guard case .multipart(let bytes) = checked.body else {
            Issue.record("\(checked.body)")
            return
        }
        #expect(bytes == Array("--b--".utf8))
    }

    @Test func textIsChecked() throws {
        #expect(try check("text/plain\nabc").violations.isEmpty)
        #expect(try check("text/plain\nabcd").violations.map(\.keyword) == ["maxLength"])
    }
}
