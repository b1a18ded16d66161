import Contracts
import HTTPModel
import JSONModel
import SourceDocuments
import Support
import TestSupport
import Testing

@testable import Scenarios

@Suite struct QuotaKeyPartTests {
    private func checked(
        _ operation: String, _ request: Request, _ arguments: [PathArgument] = []
    ) throws
        -> CheckedRequest
    {
        let document = try SourceParser.parse(bytes: Array(NotesAPI.contract.utf8), file: "openapi.yaml")
        let contract = try #require(
            ContractLoader.load(document, name: "notes", reader: InMemoryFiles([:]), into: DiagnosticCollector()))
        return try #require(contract.operation(named: operation)).check(request, arguments)
    }

    @Test func everyPartOfARequestIsTaken() throws {
        let request = Request(
            method: .post, target: RequestTarget(path: "/notes", query: "a=1&b=x%20y&a=2"), isSecure: true,
            fields: [
                .host: "acme.example.com", "Api-Key": "k", "X-Client": "c", "Cookie": "sid=s1",
                "Content-Type": "application/json",
            ], body: Array(#"{"text":"t","rank":1}"#.utf8))
        let checked = try checked("createNote", request)
        let expected: [(QuotaKeyPart, JSONValue?)] = [
            (.header("x-client"), "c"), (.header("X-Other"), nil), (.query("b"), "x y"), (.query("a"), ["1", "2"]),
            (.query("c"), nil), (.cookie("sid"), "s1"), (.cookie("s"), nil), (.path("id"), nil),
            (.body(JSONPointer(tokens: ["rank"])), 1), (.body(JSONPointer(tokens: ["x"])), nil), (.tenant, "acme"),
            (.credential, "k"), (.scheme, "https"), (.method, "POST"), (.operation, "createNote"),
        ]
        for (part, value) in expected { #expect(part.value(in: checked) == value, "\(part)") }
        #expect(QuotaKey([.tenant, .query("c")], of: checked) == QuotaKey(values: ["acme", nil]))
    }

    @Test func aPathParameterIsDecodedAndAMissingCredentialIsNone() throws {
        let request = Request(method: .get, target: RequestTarget(path: "/notes/a%20b"))
        let checked = try checked("getNote", request, [PathArgument(name: "id", encoded: "a%20b")])
        #expect(QuotaKeyPart.path("id").value(in: checked) == "a b")
        #expect(QuotaKeyPart.credential.value(in: checked) == nil)
        #expect(QuotaKeyPart.scheme.value(in: checked) == "http")
    }

    @Test func aStateCountsByThem() throws {
        let quota = TestQuota.make(TestQuota.fixed(1, per: 1), by: [.header("X-Client")])
        var state = QuotaState()
        for (client, isAdmitted) in [("a", true), ("b", true), ("a", false)] {
            let request = Request(method: .get, target: RequestTarget(path: "/notes"), fields: ["X-Client": client])
            let checked = try checked("listNotes", request)
            #expect(state.decide([quota], for: checked, now: TestQuota.instant(0)).isAdmitted == isAdmitted)
        }
    }
}
