import Contracts
import SourceDocuments
import Support
import TestSupport
import Testing

@testable import Scenarios

/// In which order the rules of several scenarios are tried.
@Suite struct RulebookTests {
    /// Scenarios with one rule each, by name: what each extends.
    private func order(_ scenarios: [String: String], playing names: [String]) throws -> [String] {
        var files = ["openapi.yaml": NotesAPI.contract]
        for (name, parents) in scenarios {
            files["\(name).yaml"] = """
                contract: openapi.yaml
                extends: [\(parents)]
                rules: [{ id: r, operation: listNotes, respond: { status: 200 } }]
                """
        }
        let (repertoire, diagnostics) = RepertoireLoader(reader: InMemoryFiles(files)).load(["."])
        #expect(diagnostics.map(\.rendered) == [])
        let played = try names.map { name in try #require(repertoire.scenario(named: name)) }
        let book = Rulebook(contract: repertoire.contracts[0], scenarios: played)
        let operation = try #require(repertoire.contracts[0].operation(named: "listNotes"))
        return book.lists[operation.index].rules(of: .valid).map { String($0.id.dropLast(2)) }
    }

    @Test func everyScenariosOwnRulesComeBeforeWhatTheyShare() throws {
        #expect(try order(["base": "", "a": "base", "b": "base"], playing: ["a", "b"]) == ["a", "b", "base"])
        #expect(try order(["base": "", "a": "base"], playing: ["base", "a"]) == ["a", "base"])
    }

    @Test func whatSeveralParentsExtendComesAfterAllOfThem() throws {
        #expect(
            try order(["base": "", "a": "base", "b": "base", "c": "a, b"], playing: ["c"]) == ["c", "a", "b", "base"])
        #expect(
            try order(["x": "", "y": "", "a": "x", "b": "y", "c": "a, b"], playing: ["c"])
                == ["c", "a", "x", "b", "y"])
    }
}
