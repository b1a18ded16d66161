import ContractTesting
import Foundation
import FoundationNetworking
import Testing

@Suite struct ResponseAssertionTests {
    private let contract = Contract.file(GoldenFile.package + "/docs/examples/notes/openapi.yaml")

    private func response(_ status: Int, _ type: String? = "application/json") throws -> HTTPURLResponse {
        let url = try #require(URL(string: "http://api.example/notes"))
        let fields = type.map { ["Content-Type": $0] } ?? [:]
        return try #require(
            HTTPURLResponse(url: url, statusCode: status, httpVersion: "HTTP/1.1", headerFields: fields))
    }

    @Test func messages() throws {
        let (created, deleted, busy) = (try response(201), try response(204), try response(429))
        let (empty, page, failed) = (try response(204, nil), try response(201, "text/html"), try response(500))
        let right = Data(#"{"text": "a"}"#.utf8)
        let wrong = Data(#"{"text": "", "rank": "high"}"#.utf8)
        #expect(assertConforms(created, right, to: "createNote", in: contract) == .proved)
        #expect(assertConforms(created, right, to: "POST /notes", in: contract) == .proved)
        #expect(assertConforms(empty, Data(), to: "deleteNote", in: contract) == .proved)
        try GoldenFile.check(
            "response",
            [
                "against the schema": Failures.verdict(line: #line + 1) {
                    assertConforms(created, wrong, to: "createNote", in: contract)
                },
                "no JSON": Failures.verdict(line: #line + 1) {
                    assertConforms(created, Data("oops".utf8), to: "createNote", in: contract)
                },
                "no body": Failures.verdict(line: #line + 1) {
                    assertConforms(created, Data(), to: "createNote", in: contract)
                },
                "another media type": Failures.verdict(line: #line + 1) {
                    assertConforms(page, right, to: "createNote", in: contract)
                },
                "an undocumented status": Failures.verdict(line: #line + 1) {
                    assertConforms(failed, Data(), to: "createNote", in: contract)
                },
                "no schema": Failures.verdict(line: #line + 1) {
                    assertConforms(busy, right, to: "createNote", in: contract)
                },
                "no content documented": Failures.verdict(line: #line + 1) {
                    assertConforms(deleted, right, to: "deleteNote", in: contract)
                },
                "no such operation": Failures.verdict(line: #line + 1) {
                    assertConforms(created, right, to: "createNot", in: contract)
                },
                "no such contract": Failures.verdict(line: #line + 1) {
                    assertConforms(created, right, to: "createNote", in: .bundled("jframewrok"))
                },
            ])
    }
}
