import SourceDocuments
import Support
import TestSupport
import Testing

@testable import Scenarios

/// A rule behind one that always answers is told of, and nothing else.
@Suite struct ShadowedRulesTests {
    private func findings(_ rules: String..., extends: String = "", parent: String = "") -> [String] {
        let scenario =
            "contract: openapi.yaml\n\(extends.isEmpty ? "" : "extends: \(extends)\n")rules:\n"
            + rules.map { "  - \($0)\n" }.joined()
        var files = ["api/openapi.yaml": NotesAPI.contract, "api/s.yaml": scenario]
        if !parent.isEmpty { files["api/parent.yaml"] = "contract: openapi.yaml\nrules:\n  - \(parent)\n" }
        return RepertoireLoader(reader: InMemoryFiles(files)).load(["api"]).diagnostics
            .filter { $0.severity != .info }.map(\.rendered)
    }

    private static let always = "{ id: all, operation: listNotes, respond: { status: 200 } }"

    @Test(arguments: [
        "{ operation: listNotes, respond: { status: 503 } }",
        "{ operation: listNotes, when: { query: { q: a } }, respond: { status: 503 } }",
        "{ operation: listNotes, headers: { A: b } }", "{ operation: GET /notes, times: 1, respond: { status: 503 } }",
        "{ operation: listNotes, priority: -1, respond: { status: 503 } }",
    ])
    func aRuleBehindOneThatAlwaysAnswersNeverPlays(rule: String) {
        #expect(
            findings(Self.always, rule) == [
                "api/s.yaml:4:5: warning: the rule never plays, since s#all at api/s.yaml:3 answers every request before it [rule-never-plays]"
            ])
    }

    @Test func priorityAndStageCountBeforeTheOrder() {
        let first = "{ operation: listNotes, respond: { status: 503 } }"
        let warning = [
            "api/s.yaml:3:5: warning: the rule never plays, since s#1 at api/s.yaml:4 answers every request before it [rule-never-plays]"
        ]
        #expect(findings(first, "{ operation: listNotes, priority: 1, respond: { status: 200 } }") == warning)
        #expect(findings(first, "{ operation: listNotes, stage: arrival, respond: { status: 200 } }") == warning)
        #expect(
            findings(
                first, "{ operation: listNotes, stage: arrival, when: {}, respond: { sequence: [{ status: 200 }] } }")
                == warning)
    }

    @Test(arguments: [
        "{ operation: createNote, respond: { status: 503 } }",
        "{ operation: listNotes, priority: 1, when: { query: { q: a } }, respond: { status: 503 } }",
        "{ operation: listNotes, stage: authenticated, times: 1, respond: { status: 503 } }",
        // It plays at the other operations.
        "{ respond: { status: 503 } }", "{ operations: [listNotes, createNote], respond: { status: 503 } }",
    ])
    func aRuleThatPlaysSomewhereIsFine(rule: String) {
        #expect(findings(Self.always, rule) == [])
    }

    @Test(arguments: [
        "when: { query: { q: a } }", "times: 1", "chance: 0.5", "from: 1s", "calls: 2..",
        "quota: { requests: 1, per: 1s }",
    ])
    func aRuleWithAConditionLeavesRoom(condition: String) {
        let rule = "{ operation: listNotes, respond: { status: 503 } }"
        #expect(findings("{ operation: listNotes, \(condition), respond: { status: 200 } }", rule) == [])
    }

    @Test func aModifierAndASequenceThatEndsLeaveRoom() {
        let rule = "{ operation: listNotes, respond: { status: 503 } }"
        #expect(findings("{ operation: listNotes, headers: { A: b } }", rule) == [])
        #expect(
            findings("{ operation: listNotes, respond: { sequence: [{ status: 200 }], then: fall-through } }", rule)
                == [])
    }

    @Test func whatAScenarioShadowsInWhatItExtendsPlaysElsewhere() {
        #expect(findings(Self.always, extends: "parent", parent: Self.always) == [])
    }

    @Test func whatAnInheritedRuleShadowsNeverPlays() {
        let rule = "{ operation: listNotes, respond: { status: 503 } }"
        #expect(
            findings(
                rule, extends: "parent", parent: "{ operation: listNotes, priority: 1, respond: { status: 200 } }")
                == [
                    "api/s.yaml:4:5: warning: the rule never plays, since parent#0 at api/parent.yaml:3 answers every request before it [rule-never-plays]"
                ])
    }

    @Test func ofARuleWithMistakesNothingMoreIsSaid() {
        let found = findings(
            "{ operation: listNotes, wen: { query: { q: a } }, respond: { status: 200 } }",
            "{ operation: listNotes, respond: { status: 503 } }")
        #expect(found.count == 1)
        #expect(found.first?.contains("unknown key \"wen\"") == true)
    }
}
