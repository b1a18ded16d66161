import Contracts
import HTTPModel
import JSONModel
import SourceDocuments
import Testing

/// How parameters are spelt and what their text becomes.
@Suite struct ParameterTests {
    /// The value of the parameter `p`, or the violations' lines.
    private func value(_ parameter: String, _ target: String, fields: HeaderFields = [:]) throws -> JSONValue? {
        let template = parameter.contains("in: path") ? "/x/{p}" : "/x"
        let contract = try TestContract.make(
            paths: """
                  "\(template)":
                    get:
                      parameters: [ { name: p, \(parameter) } ]
                      responses: { "200": { description: ok } }
                """)
        let target = RequestTarget(originForm: target)
        let router = Router([Mount(contract)], into: DiagnosticCollector())
        guard case .matched(_, let operation, let arguments) = router.route(method: .get, path: target.path) else {
            Issue.record("no route")
            return nil
        }
        let checked = operation.check(Request(method: .get, target: target, fields: fields), arguments)
        if !checked.violations.isEmpty {
            return .string(checked.violations.map(ViolationRenderer.message).joined(separator: "; "))
        }
        let place = try #require(operation.parameters.first).place
        return checked.value(of: "p", in: place)
    }

    private static let list = "schema: { type: array, items: { type: integer } }"
    private static let object =
        "schema: { type: object, properties: { r: { type: integer }, g: { type: integer } } }"

    private static let cases: [(parameter: String, target: String, value: JSONValue)] = [
        ("in: query, schema: { type: integer }", "/x?p=5", 5),
        ("in: query, schema: { type: string }", "/x?p=5", "5"),
        ("in: query, schema: { type: boolean }", "/x?p=true", true),
        ("in: query, schema: { type: [number, 'null'] }", "/x?p=1.5", 1.5),
        ("in: query, schema: { enum: [1, 2] }", "/x?p=2", 2),
        (
            "in: query, schema: { type: integer }", "/x?p=a",
            "query parameter p is \"a\" (string), contract wants integer"
        ),
        (
            "in: query, required: true, schema: { type: integer }", "/x?q=1",
            "query parameter p is missing, contract wants an integer"
        ),
        ("in: query, schema: { type: string, minLength: 1 }, allowEmptyValue: true", "/x?p=", ""),
        ("in: query, schema: { type: string }", "/x?p=a+b%20c", "a b c"),
        ("in: query, \(list)", "/x?p=1&p=2", [1, 2]),
        ("in: query, \(list)", "/x?p=1", [1]),
        ("in: query, \(list)", "/x?p[]=1&p%5B%5D=2", [1, 2]),
        ("in: query, explode: false, \(list)", "/x?p=1,2", [1, 2]),
        ("in: query, style: pipeDelimited, explode: false, \(list)", "/x?p=1|2%7C3", [1, 2, 3]),
        ("in: query, style: spaceDelimited, explode: false, \(list)", "/x?p=1%202+3", [1, 2, 3]),
        ("in: query, \(list)", "/x?p=1&p=z", "query parameter p is \"z\" (string), contract wants integer"),
        ("in: query, style: deepObject, \(object)", "/x?p[r]=1&p%5Bg%5D=2", ["r": 1, "g": 2]),
        ("in: query, explode: false, \(object)", "/x?p=r,1,g,2", ["r": 1, "g": 2]),
        ("in: query, \(object)", "/x?r=1&g=2", ["r": 1, "g": 2]),
        ("in: query, content: { application/json: { schema: { type: object } } }", "/x?p=%7B%22a%22:1%7D", ["a": 1]),
        (
            "in: query, schema: { type: string }", "/x?p=%zz",
            "query parameter p is a malformed query, contract wants a string"
        ),
        ("in: path, required: true, schema: { type: integer }", "/x/5", 5),
        ("in: path, required: true, schema: { type: string }", "/x/a%2Fb", "a/b"),
        ("in: path, required: true, \(list)", "/x/1,2", [1, 2]),
        ("in: path, required: true, style: label, \(list)", "/x/.1,2", [1, 2]),
        ("in: path, required: true, style: label, explode: true, \(list)", "/x/.1.2", [1, 2]),
        ("in: path, required: true, style: matrix, \(list)", "/x/;p=1,2", [1, 2]),
        ("in: path, required: true, style: matrix, explode: true, \(list)", "/x/;p=1;p=2", [1, 2]),
        ("in: path, required: true, style: matrix, schema: { type: integer }", "/x/;p=5", 5),
        ("in: path, required: true, explode: true, \(object)", "/x/r=1,g=2", ["r": 1, "g": 2]),
        (
            "in: path, required: true, schema: { type: array, items: { type: string } }", "/x/a%2Cb,c", ["a,b", "c"]
        ),
    ]

    @Test(arguments: cases)
    func textBecomesValue(_ expected: (parameter: String, target: String, value: JSONValue)) throws {
        #expect(try value(expected.parameter, expected.target) == expected.value)
    }

    @Test func headersAndCookies() throws {
        #expect(try value("in: header, schema: { type: integer }", "/x", fields: ["P": "5"]) == 5)
        #expect(try value("in: header, \(Self.list)", "/x", fields: ["p": "1, 2"]) == [1, 2])
        #expect(try value("in: cookie, schema: { type: integer }", "/x", fields: ["Cookie": "a=1; p=5"]) == 5)
        #expect(try value("in: header, schema: { type: integer }", "/x") == nil)
    }

    /// OpenAPI leaves these to content, security and `Accept`.
    @Test(arguments: ["Accept", "content-type", "Authorization"])
    func headersWithAMeaningOfTheirOwnAreNoParameters(name: String) throws {
        let contract = try TestContract.make(
            paths: """
                  /x:
                    get:
                      parameters: [ { name: \(name), in: header, required: true, schema: { type: string } } ]
                      responses: { "200": { description: ok } }
                """)
        #expect(contract.operations[0].parameters.isEmpty)
    }
}
