import SourceDocuments
import Support
import TestSupport
import Testing

@testable import Scenarios

/// One mistake hides no other one, and none is told that is not there.
@Suite struct ScenarioMistakesTests {
    private func findings(_ scenario: String) -> [String] {
        let files = InMemoryFiles(["api/openapi.yaml": NotesAPI.contract, "api/s.yaml": scenario])
        return RepertoireLoader(reader: files).load(["api"]).diagnostics.map(\.rendered)
    }

    private func rule(_ text: String) -> String {
        "contract: openapi.yaml\nrules:\n  - \(text)\n"
    }

    @Test func aNamedScenarioExtendsThoseBesideIt() throws {
        let files = InMemoryFiles([
            "api/openapi.yaml": NotesAPI.contract,
            "play/documented.yaml": "{ contract: ../api/openapi.yaml, rules: [{ respond: { status: 204 } }] }",
            "play/busy.yaml": "{ extends: [documented], rules: [{ respond: { status: 429 } }] }",
            "play/worse.yaml": "{ extends: [busy], rules: [{ respond: { status: 503 } }] }",
        ])
        func played(_ paths: String...) throws -> [String] {
            let (repertoire, diagnostics) = RepertoireLoader(reader: files).load(paths)
            #expect(diagnostics.map(\.rendered) == [])
            return Scenario.inOrderOfInheritance(
                repertoire.usualScenarios(of: try #require(repertoire.contracts.first))
            ).map(\.name)
        }
        #expect(try played("api", "play/worse.yaml") == ["worse", "busy", "documented"])
        #expect(try played("play/worse.yaml", "play/busy.yaml") == ["worse", "busy", "documented"])
        // One file is one scenario, by whatever way it is found.
        #expect(try played(".", "play/worse.yaml") == ["play/worse", "play/busy", "play/documented"])
        #expect(try played(".", "play/documented.yaml", "play/busy.yaml") == ["play/busy", "play/documented"])
        #expect(try played("./play/worse.yaml", "play/worse.yaml") == ["worse", "busy", "documented"])
    }

    @Test func theOtherMistakesOfARuleWithoutItsOperationAreFound() {
        #expect(
            findings(rule("{ operation: creteNote, dely: 1s, times: 0, respond: { example: created, status: 99 } }"))
                == [
                    "api/s.yaml:3:18: error: api/openapi.yaml has no operation \"creteNote\", did you mean \"createNote\"? [unknown-operation]",
                    "api/s.yaml:3:29: error: unknown key \"dely\", did you mean \"delay\"? [unknown-key]",
                    "api/s.yaml:3:46: error: \"times\" is 0, expected an integer of 1 or more [out-of-range]",
                    "api/s.yaml:3:86: error: \"status\" is 99, expected an integer from 200 to 599 [out-of-range]",
                ])
    }

    @Test func aStatusThatTheContractLacksIsNoted() {
        #expect(
            findings(rule("{ operation: listNotes, respond: { sequence: [{ status: 200 }, { status: 503 }] } }")) == [
                "api/s.yaml:3:78: info: listNotes documents no answer with status 503 [undocumented-status]"
            ])
        // A rule of several operations may be meant for those that have it.
        #expect(findings(rule("{ operations: [listNotes, getNote], respond: { status: 503 } }")) == [])
    }

    @Test func theOtherMistakesOfAnAnswerWithoutAStatusAreFound() {
        let found = findings(rule("{ operation: createNote, respond: { status: 99, body: { $evl: 1 } } }"))
        #expect(found.count == 2)
        #expect(found.last?.hasSuffix("[bad-template]") == true)
    }

    @Test func theOtherMistakesOfAScenarioWithoutItsContractAreFound() {
        let found = findings("contract: nope.yaml\nseed: x\ntitle: 3\nmachines: 3\ncredentials: { expred: [] }\n")
        #expect(
            Set(found.map { String($0.drop { $0 != "[" }) })
                == ["[unknown-contract]", "[wrong-type]", "[unknown-key]"])
        #expect(found.count == 5)
    }

    @Test func aMistakeInAMachineIsOne() {
        #expect(
            findings(
                """
                contract: openapi.yaml
                machines: { door: { states: [open, shut], initial: opn } }
                given: { state: { door: shut } }
                rules: [{ state: { door: open }, respond: { status: 204 } }]
                """
            ) == [
                "api/s.yaml:2:52: error: \"initial\" is \"opn\", expected one of open, shut; did you mean \"open\"? [unknown-value]"
            ])
    }

    @Test func whatARuleForAllOperationsIsWarnedOfIsTold() {
        let found = findings(rule(#"{ when: { body: { '$[?match(@.a, "\\d")]': 1 } }, respond: { status: 204 } }"#))
        #expect(found.count == 1)
        #expect(found.first?.contains("warning") == true)
    }

    @Test func ofARuleForAllOperationsTheFewestMistakesAreTold() {
        // listNotes takes no parameter `id`, which is no mistake of the rule.
        #expect(
            findings(rule("{ when: { path: { id: a } }, dely: 1s, respond: { status: 204 } }"))
                == ["api/s.yaml:3:34: error: unknown key \"dely\", did you mean \"delay\"? [unknown-key]"])
    }

    @Test(arguments: ["-1", "18446744073709551616", "1.5"])
    func aSeedBeyond64BitsIsFound(seed: String) {
        #expect(
            findings("contract: openapi.yaml\nseed: \(seed)\nrules: []\n") == [
                "api/s.yaml:2:7: error: \"seed\" is \(seed), expected an integer from 0 to 18446744073709551615 "
                    + "[out-of-range]"
            ])
    }
}
