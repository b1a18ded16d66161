import Contracts
import SourceDocuments
import Support
import TestSupport
import Testing

@testable import Scenarios

/// Every mistake in a scenario file is found when it loads, with its place and what was expected.
@Suite struct RepertoireLoaderTests {
    private func findings(_ scenario: String, more: [String: String] = [:]) -> [String] {
        var files = ["api/openapi.yaml": NotesAPI.contract, "api/s.yaml": scenario]
        files.merge(more) { $1 }
        return RepertoireLoader(reader: InMemoryFiles(files)).load(["api"]).diagnostics.map(\.rendered)
    }

    private func rule(_ text: String) -> String {
        "contract: openapi.yaml\nrules:\n  - \(text)\n"
    }

    @Test func aGoodScenarioHasNoFindings() {
        #expect(findings(NotesAPI.scenario) == [])
    }

    @Test(arguments: [
        (
            "{ operation: createNote, respnd: { status: 201 } }",
            "api/s.yaml:3:30: error: unknown key \"respnd\", did you mean \"respond\"? [unknown-key]"
        ),
        (
            "{ operation: creteNote, respond: { status: 201 } }",
            "api/s.yaml:3:18: error: api/openapi.yaml has no operation \"creteNote\", did you mean \"createNote\"? [unknown-operation]"
        ),
        (
            "{ operation: POST /note, respond: { status: 201 } }",
            "api/s.yaml:3:18: error: api/openapi.yaml has no operation \"POST /note\", did you mean \"POST /notes\"? [unknown-operation]"
        ),
        (
            "{ operations: [], respond: { status: 201 } }",
            "api/s.yaml:3:19: error: \"operations\" is empty, expected names, or no such key for all operations [empty-list]"
        ),
        (
            "{ operation: createNote, respond: { status: 201, file: nope.json } }",
            "api/s.yaml:3:60: error: \"file\": there is no file api/nope.json [bad-file]"
        ),
        (
            "{ operation: createNote, respond: { example: creatd } }",
            "api/s.yaml:3:50: error: createNote has no example \"creatd\", did you mean \"created\"? [unknown-example]"
        ),
        (
            "{ operation: createNote, respond: { status: 99 } }",
            "api/s.yaml:3:49: error: \"status\" is 99, expected an integer from 200 to 599 [out-of-range]"
        ),
        (
            "{ operation: createNote, respond: { status: \"201\" } }",
            "api/s.yaml:3:49: error: \"status\" is a string, expected an integer from 200 to 599 [wrong-type]"
        ),
        (
            "{ operation: createNote, respond: { headers: {} } }",
            "api/s.yaml:3:39: error: \"respond\" has neither \"example\" nor \"status\" [missing-key]"
        ),
        (
            "{ operation: createNote, respond: { example: created, body: {} } }",
            "api/s.yaml:3:39: error: \"respond\" has example and body; an example brings its own body [conflicting-keys]"
        ),
        (
            "{ operation: createNote, stage: vaild, respond: { status: 201 } }",
            "api/s.yaml:3:37: error: \"stage\" is \"vaild\", expected one of arrival, authenticated, valid; did you mean \"valid\"? [unknown-value]"
        ),
        (
            "{ operation: createNote, when: { body: { port: 1 } }, respond: { status: 201 } }",
            "api/s.yaml:3:46: error: body key \"port\" is no JSON Pointer or JSONPath, expected one such as /port or $.hosts[*].port [bad-pointer]"
        ),
        (
            "{ operation: getNote, when: { path: { di: a } }, respond: { status: 200 } }",
            "api/s.yaml:3:43: error: getNote has no path parameter \"di\", did you mean \"id\"? [unknown-parameter]"
        ),
        (
            "{ operation: createNote, when: { headers: { A: { matchs: a } } }, respond: { status: 201 } }",
            "api/s.yaml:3:54: error: unknown key \"matchs\", did you mean \"matches\"? [unknown-key]"
        ),
        (
            "{ operation: createNote, when: { body: { /text: [a] } }, respond: { status: 201 } }",
            "api/s.yaml:3:53: error: \"/text\" is an array, expected a scalar or a matcher; write equals: [...] [wrong-type]"
        ),
        (
            "{ operation: createNote, respond: { status: 201, headers: { Content-Length: 3 } } }",
            "api/s.yaml:3:65: error: Content-Length follows from the message and cannot be set [bad-header]"
        ),
        (
            "{ operation: createNote, respond: { status: 201, file: ../secret } }",
            "api/s.yaml:3:60: error: \"file\": ../secret is not under the scenario's folder api [bad-file]"
        ),
        (
            "{ operation: createNote, save: { into: notes, value: 1 } }",
            "api/s.yaml:3:36: error: \"save\" lacks the key \"key\" [missing-key]"
        ),
        (
            "{ when: { headers: { A: { ignoreOrder: true } } }, respond: { status: 201 } }",
            "api/s.yaml:3:31: error: \"ignoreOrder\" stands without \"equalsJSON\" [missing-key]"
        ),
        (
            "{ when: { body: { $.a: { count: two } } }, respond: { status: 201 } }",
            "api/s.yaml:3:37: error: \"count\" is a string, expected an integer of 0 or more [wrong-type]"
        ),
        (
            "{ when: { any: [] }, respond: { status: 201 } }",
            "api/s.yaml:3:20: error: \"any\" is empty, expected conditions [empty-list]"
        ),
        (
            "{ respond: { sequence: [] } }",
            "api/s.yaml:3:28: error: \"sequence\" is empty, expected answers [empty-list]"
        ),
        (
            "{ respond: { sequence: [{ sequence: [{ status: 201 }] }] } }",
            "api/s.yaml:3:41: error: answer 1 of \"sequence\" is a sequence, expected an answer [conflicting-keys]"
        ),
        (
            "{ operations: createNote, respond: { status: 201 } }",
            "api/s.yaml:3:19: error: \"operations\" is a string, expected an array [wrong-type]"
        ),
    ])
    func mistakesOfARuleAreFound(text: String, finding: String) {
        #expect(findings(rule(text)) == [finding])
    }

    @Test func aBadPatternOrTemplateIsFoundInItsPlace() throws {
        let pattern = try #require(
            findings(rule("{ when: { headers: { A: { matches: \"(\" } } }, respond: { status: 201 } }")).first)
        #expect(pattern.hasPrefix("api/s.yaml:3:40: error: \"matches\""))
        #expect(pattern.hasSuffix("[bad-pattern]"))
        let template = try #require(
            findings(rule("{ operation: createNote, respond: { status: 201, body: { a: { $eval: \"1 +\" } } } }")).first
        )
        #expect(template.hasPrefix("api/s.yaml:3:74: error: template"))
        #expect(template.hasSuffix("[bad-template]"))
    }

    @Test func allMistakesOfAFileAreToldAtOnce() {
        let found = findings(
            """
            contract: openapi.yaml
            titel: x
            rules:
              - { id: a, operation: createNote, respond: { example: nope } }
              - { id: a, operation: nope, respond: { status: 200 } }
            """)
        #expect(found.count == 4)
        #expect(found.contains { $0.hasPrefix("api/s.yaml:2:1: error: unknown key \"titel\"") })
        #expect(found.contains { $0.hasPrefix("api/s.yaml:5:11: error: rule id \"a\" is taken by the rule at line 4") })
    }

    @Test func aRuleForAllOperationsConcernsThoseThatHaveWhatItNames() throws {
        let files = InMemoryFiles([
            "openapi.yaml": NotesAPI.contract,
            "s.yaml": "contract: openapi.yaml\nrules: [{ respond: { example: missing } }]",
        ])
        let (repertoire, diagnostics) = RepertoireLoader(reader: files).load(["s.yaml"])
        #expect(diagnostics == [])
        let scenario = try #require(repertoire.scenario(named: "s"))
        let names = scenario.rules.map { scenario.contract.operations[$0.operationIndex].id }
        #expect(Set(names) == ["getNote", "replaceNote", "deleteNote"])
        #expect(findings("contract: openapi.yaml\nrules: [{ respond: { example: nowhere } }]").count == 1)
    }

    @Test func circlesOfExtendsAreFound() {
        let found = findings(
            "contract: openapi.yaml\nextends: [t]\n", more: ["api/t.yaml": "contract: openapi.yaml\nextends: [s]\n"])
        #expect(
            found == [
                "api/t.yaml:2:11: error: extends goes round in a circle: s → t → s [circular-extends]"
            ])
    }

    @Test func aParentThatIsNotThereIsFound() {
        #expect(
            findings("contract: openapi.yaml\nextends: [docmented]\n", more: ["api/documented.yaml": NotesAPI.scenario])
                == [
                    "api/s.yaml:2:11: error: the folder of s has no scenario \"docmented\", did you mean \"documented\"? [unknown-scenario]"
                ])
    }

    @Test func aScenarioNamesItsContract() {
        #expect(
            findings("rules: []\n", more: ["api/other.yaml": NotesAPI.contract]) == [
                "api/s.yaml:1:1: error: the scenario names no contract, and there is not just one; expected contract: PATH to an OpenAPI document [missing-key]"
            ])
        #expect(
            findings("contract: opnapi.yaml\nrules: []\n") == [
                "api/s.yaml:1:11: error: contract \"opnapi.yaml\" is not there: no file api/opnapi.yaml [unknown-contract]"
            ])
    }

    @Test func namesFollowFromThePlaceUnderTheFolder() {
        let files = InMemoryFiles([
            "root/fixtures/notes/openapi.yaml": NotesAPI.contract,
            "root/scenarios/notes/documented.yaml":
                "contract: ../../fixtures/notes/openapi.yaml\nscenario: notes/documented\nrules: []",
            "root/scenarios/notes/other.json":
                #"{"contract": "../../fixtures/notes/openapi.yaml", "scenario": "others", "rules": []}"#,
            "root/scenarios/notes/readme.yaml": "just: text",
        ])
        let (repertoire, diagnostics) = RepertoireLoader(reader: files).load(["root/fixtures", "root/scenarios"])
        #expect(repertoire.contracts.map(\.name) == ["notes"])
        #expect(repertoire.scenarios.map(\.name) == ["notes/documented", "notes/other"])
        #expect(
            diagnostics.map(\.rendered) == [
                "root/scenarios/notes/other.json:1:63: error: \"scenario\" is \"others\", but the file's place makes it \"notes/other\" [wrong-name]"
            ])
        #expect(repertoire.documentedScenario(of: repertoire.contracts[0])?.name == "notes/documented")
    }

    @Test func aNamedFileMustBeAContractOrAScenario() {
        let files = InMemoryFiles(["x.yaml": "just: text"])
        let found = RepertoireLoader(reader: files).load(["x.yaml", "y.yaml"]).diagnostics.map(\.rendered)
        #expect(
            found == [
                "x.yaml:1:1: error: neither a contract nor a scenario, expected a key \"openapi\", or \"contract\" and \"rules\" [unknown-document]",
                "y.yaml:1:1: error: cannot read y.yaml: No such file or directory [unreadable-file]",
            ])
    }

    @Test func aSwaggerDocumentIsTold() {
        let files = InMemoryFiles([
            "api/old.yaml": "info: {}\nswagger: \"2.0\"\n", "api/x.json": #"{ "about": "swagger" }"#,
        ])
        func found(_ path: String) -> [String] {
            RepertoireLoader(reader: files).load([path]).diagnostics.map(\.rendered)
        }
        #expect(
            found("api/old.yaml") == [
                "api/old.yaml:2:10: error: the document is written in Swagger 2.0, expected OpenAPI 3.0 or 3.1 [unsupported-version]"
            ])
        #expect(
            found("api") == [
                "api/old.yaml:2:10: warning: left out, since it is written in Swagger; expected OpenAPI 3.0 or 3.1 [unsupported-version]"
            ])
    }

    @Test func twoFilesCannotShareAName() {
        #expect(
            findings(NotesAPI.scenario, more: ["api/s.json": #"{ "contract": "openapi.yaml", "rules": [] }"#]) == [
                "api/s.yaml:1:1: error: scenario \"s\" is already that of api/s.json; rename one of the files [duplicate-scenario]"
            ])
    }

    @Test func aMistakeInWhatSeveralScenariosExtendIsToldOnce() {
        #expect(
            findings("contract: nope.yaml\n", more: ["api/a.yaml": "extends: s\n", "api/b.yaml": "extends: s\n"]) == [
                "api/s.yaml:1:11: error: contract \"nope.yaml\" is not there: no file api/nope.yaml [unknown-contract]"
            ])
    }

    @Test func aLinkBackToAFolderIsNotFollowed() {
        let (repertoire, diagnostics) = RepertoireLoader(reader: FilesWithLoop()).load(["api"])
        #expect(diagnostics.map(\.rendered) == [])
        #expect(repertoire.scenarios.map(\.name) == ["s"])
    }
}

/// Files whose folder holds a link to itself, `loop`.
private struct FilesWithLoop: FileReader {
    private let files = InMemoryFiles(["api/openapi.yaml": NotesAPI.contract, "api/s.yaml": NotesAPI.scenario])

    private func straight(_ path: String) -> String {
        path.split(separator: "/").filter { $0 != "loop" }.joined(separator: "/")
    }

    func readFile(_ path: String) throws(FileError) -> [UInt8] { try files.readFile(straight(path)) }
    func listFolder(_ path: String) throws(FileError) -> [String] {
        // As deep as a system follows links.
        let isTooDeep = path.split(separator: "/").count > 40
        return try files.listFolder(straight(path)) + (isTooDeep ? [] : ["loop"])
    }
    func isFolder(_ path: String) -> Bool { files.isFolder(straight(path)) }
    func exists(_ path: String) -> Bool { files.exists(straight(path)) }
    func resolved(_ path: String) throws(FileError) -> String { try files.resolved(straight(path)) }

    @Test func aScenarioWithoutAContractPlaysTheOnlyOne() {
        let files = InMemoryFiles([
            "museum.yaml": NotesAPI.contract, "own.yaml": "rules: [{ respond: { status: 204 } }]",
        ])
        let (repertoire, diagnostics) = RepertoireLoader(reader: files).load(["museum.yaml", "own.yaml"])
        #expect(diagnostics.map(\.rendered) == [])
        #expect(repertoire.scenario(named: "own")?.contract === repertoire.contracts.first)
    }

    @Test func aScenarioWhoseFileIsNamedIsPlayedUnlessAnotherIsChosen() throws {
        let files = InMemoryFiles([
            "api/openapi.yaml": NotesAPI.contract,
            "api/documented.yaml": "{ contract: openapi.yaml, rules: [{ respond: { status: 204 } }] }",
            "api/own.yaml": "{ contract: openapi.yaml, rules: [{ respond: { status: 204 } }] }",
        ])
        func played(_ paths: String...) throws -> [String] {
            let repertoire = RepertoireLoader(reader: files).load(paths).repertoire
            return repertoire.usualScenarios(of: try #require(repertoire.contracts.first)).map(\.name)
        }
        #expect(try played("api") == ["documented"])
        #expect(try played("api/openapi.yaml", "api/own.yaml") == ["own"])
        #expect(try played("api", "api/own.yaml") == ["own"])
    }
}
