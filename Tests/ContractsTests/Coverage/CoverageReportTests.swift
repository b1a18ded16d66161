import Contracts
import JSONModel
import TestSupport
import Testing

struct CoverageReportTests {
    private let report = CoverageReport(
        CoverageFixture.record(CoverageFixture.facts, [CoverageFixture.other, CoverageFixture.notes]))

    @Test func theTableIsAsDocumented() throws {
        #expect(report.lines.joined(separator: "\n") + "\n" == (try CoverageFixture.golden("table.txt")))
    }

    @Test func onlyDocumentedResponsesAreCounted() {
        #expect(report.sections.map(\.documentedCount) == [5, 1])
        #expect(report.sections.map(\.coveredCount) == [3, 0])
    }

    @Test func programsGetTheNamesToo() {
        let json = report.json(comparedWith: nil)
        #expect(json["lost"] == nil)
        let notes = json["contracts"]?[0]
        #expect(notes?["contract"] == "notes")
        #expect(notes?["documented"] == 5)
        #expect(notes?["covered"] == 3)
        #expect(
            notes?["responses"]?[0] == [
                "operation": "createNote", "response": "201", "fault": nil, "documented": true,
                "tests": ["App.NotesTests/creates()", "App.NotesTests/createsTwice()"], "variants": [],
            ])
        #expect(notes?["responses"]?[1]?["fault"] == "reset")
    }

    @Test func anOutlineIsThatOfTheContract() throws {
        let contract = try #require(try TestContract.load(NotesAPI.contract, file: "notes/openapi.yaml").contract)
        let outline = ContractOutline(contract)
        #expect(outline.name == "notes")
        #expect(outline.operation("createNote")?.title == "POST /notes")
        #expect(outline.operation("createNote")?.response(for: 201) == "201")
        #expect(outline.operation("createNote")?.response(for: 299) == nil)
    }
}
