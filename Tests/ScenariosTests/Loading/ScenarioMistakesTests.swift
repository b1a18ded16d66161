import HTTPModel
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

    @Test func anOversizeHasABound() {
        func found(_ settings: String) -> [String] {
            findings(rule("{ operation: createNote, fault: { oversize: { \(settings) } } }")).map {
                String($0.drop { $0 != "\"" })
            }
        }
        #expect(found("header: 99GB") == [#""header" is 99GB, expected a size from 1B to 16MiB [out-of-range]"#])
        #expect(found("body: 65MiB") == [#""body" is 65MiB, expected a size from 1B to 64MiB [out-of-range]"#])
        #expect(found("body: 0") == [#""body" is 0, expected a size from 1B to 64MiB [out-of-range]"#])
        #expect(found("header: 16MiB, body: 64MiB") == [])
    }

    @Test(arguments: [
        (#""a\r\nB: c""#, "the value of X-A holds a control character, expected one line of text [bad-header]"),
        (#""a\0""#, "the value of X-A holds a control character, expected one line of text [bad-header]"),
        ("[a]", #""X-A" is a sequence, expected a text, number or boolean [wrong-type]"#),
        (#"["${call}"]"#, #""X-A" is a sequence, expected a text, number or boolean [wrong-type]"#),
        ("null", #""X-A" is null, expected a text, number or boolean [wrong-type]"#),
        ("{ a: 1 }", #""X-A" is a mapping, expected a text, number or boolean [wrong-type]"#),
    ])
    func aFieldThatCannotBeSentIsFound(value: String, finding: String) {
        for text in ["headers: { X-A: \(value) }", "respond: { status: 201, headers: { X-A: \(value) } }"] {
            let found = findings(rule("{ operation: createNote, \(text) }"))
            #expect(found.map { $0.hasSuffix("error: " + finding) } == [true], "\(found)")
        }
    }

    @Test(arguments: ["a", "5", "true", #""${request.path}""#, "{ $eval: call }", #""a\tb""#])
    func aFieldThatCanBeSentIsNoMistake(value: String) {
        #expect(findings(rule("{ operation: createNote, headers: { X-A: \(value) } }")) == [])
    }

    @Test(arguments: [#""a\n200 GET /forged""#, #""a\e[2J""#, #""a b""#, #""a#b""#, #""""#, #""a\L""#])
    func anIDIsAName(id: String) {
        let found = findings(rule("{ id: \(id), operation: createNote, respond: { status: 201 } }"))
        #expect(found.count == 1)
        #expect(found.first?.hasSuffix(", expected letters, digits and - _ . alone [bad-id]") == true, "\(found)")
        #expect(found.first?.unicodeScalars.contains { $0.value < 0x20 } == false)
        #expect(findings(rule("{ id: Ärger_2.a-b, operation: createNote, respond: { status: 201 } }")) == [])
    }

    @Test(arguments: [
        ("scheme: ftp", #""scheme" is "ftp", expected one of http, https [unknown-value]"#),
        (
            "scheme: { oneOf: [https, htp] }",
            #""scheme" is "htp", expected one of http, https; did you mean "http"? [unknown-value]"#
        ),
        (
            "method: post",
            #""method" is "post", expected one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, TRACE; did you mean "POST"? [unknown-value]"#
        ),
        (
            "method: 5",
            #""method" is "5", expected one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, TRACE [unknown-value]"#
        ),
    ])
    func aWordThatNoRequestHasIsFound(condition: String, finding: String) {
        let found = findings(rule("{ operation: createNote, when: { \(condition) }, respond: { status: 201 } }"))
        #expect(found.map { $0.hasSuffix("error: " + finding) } == [true], "\(found)")
    }

    @Test(arguments: ["scheme: HTTP", "scheme: { oneOf: [Http] }", "method: POST", "method: { matches: '^P' }"])
    func schemesAreReadInAnyCase(condition: String) throws {
        let fixture = try EngineFixture(
            rules: "- { operation: createNote, when: { \(condition) }, respond: { status: 204 } }")
        #expect(try fixture.answer(.post, "/notes", #"{"text":"a"}"#) == "204")
    }

    @Test func aNameThatIsNoneHidesNoMistakeInItsMatcher() {
        #expect(
            findings(rule(#"{ operation: getNote, when: { path: { di: { matches: "(" }, id: { matches: ")" } } } }"#))
                .map { String($0.drop { $0 != "[" }) } == ["[unknown-parameter]", "[bad-pattern]", "[bad-pattern]"])
    }

    @Test func aContractThatCannotBeReadIsToldOnce() {
        let scenario = "contract: ../openapi.yaml\nrules: [{ operaton: x }]\n"
        let files = InMemoryFiles([
            "api/openapi.yaml": "openapi: 3.1.0\npaths: [", "api/play/a.yaml": scenario, "api/play/b.yaml": scenario,
        ])
        for paths in [["api"], ["api/play"], ["api/openapi.yaml", "api/play/a.yaml", "api/play/b.yaml"]] {
            let found = RepertoireLoader(reader: files).load(paths).diagnostics.map(\.rendered)
            #expect(found.count { $0.hasPrefix("api/openapi.yaml:") } == 1, "\(paths): \(found)")
        }
    }
}
