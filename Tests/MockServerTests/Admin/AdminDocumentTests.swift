import Contracts
import HTTPModel
import JSONModel
import SourceDocuments
import Testing

@testable import MockServer

/// The document of the admin API is that of its routes.
struct AdminDocumentTests {
    @Test func theDocumentIsAContractWithoutMistakes() throws {
        #expect(AdminDocument.loaded.findings.map(\.rendered) == [])
        let collector = DiagnosticCollector()
        let document = try SourceParser.parse(bytes: AdminDocument.text, file: "openapi.json")
        // With every schema compiled.
        _ = ContractLoader(into: collector) { path throws(Diagnostic) in
            throw Diagnostic(.error, at: SourceLocation(file: path, position: .start), path, id: "x")
        }.load(document, name: "admin")
        #expect(collector.diagnostics.map(\.rendered) == [])
    }

    @Test func everyRouteIsInItOnce() throws {
        let contract = try #require(AdminDocument.loaded.contract)
        let documented = contract.operations.map { "\($0.id) \($0.method) \($0.template)" }.sorted()
        #expect(documented == AdminRoutes.all.map { "\($0.id) \($0.method) \($0.path)" }.sorted())
        #expect(Set(AdminRoutes.all.map(\.id)).count == AdminRoutes.all.count)
        #expect(contract.basePath == "/__admin")
    }

    @Test func itIsServed() {
        let answer = AdminFixture().send(.get, "/openapi.json")
        #expect(answer.status == 200)
        #expect(answer.json == AdminDocument.json)
    }
}
