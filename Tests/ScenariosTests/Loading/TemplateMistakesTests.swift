import SourceDocuments
import Support
import TestSupport
import Testing

@testable import Scenarios

/// What a rule's templates name is held against what its requests will have.
@Suite struct TemplateMistakesTests {
    private func findings(_ rules: String..., machines: String = "{}") -> [String] {
        let scenario = "contract: openapi.yaml\nmachines: \(machines)\nrules:\n" + rules.map { "  - \($0)\n" }.joined()
        let files = InMemoryFiles(["api/openapi.yaml": NotesAPI.contract, "api/s.yaml": scenario])
        return RepertoireLoader(reader: files).load(["api"]).diagnostics.map(\.rendered)
    }

    @Test func everyTemplateOfARuleIsLookedAt() {
        let found = findings(
            """
            { operation: createNote, headers: { A: "${a}" }, save: { into: notes, key: "${b}", value: "${c}", conflict: { status: 400, text: "${d}" } }, list: { from: notes, where: { /x: "${e}" } }, update: { in: notes, key: "${f}", merge: "${g}", missing: { status: 400, headers: { B: "${h}" } } }, respond: { sequence: [{ status: 201, body: "${i}" }, { status: 201, body: ["${j} ${k +} ${l}", { $eval: "m +" }] }] } }
            """)
        let names = found.compactMap { $0.firstMatch(of: /named "([a-z])"/).map { String($0.1) } }
        #expect(Set(names) == ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "l"])
        #expect(found.filter { $0.hasSuffix("[unknown-name]") }.count == 11)
        #expect(found.filter { $0.hasSuffix("[bad-template]") }.count == 2)
        #expect(found.count == 13)
    }

    @Test func anOperatorWithAMistakeHidesNoneBelowIt() {
        let found = findings(
            #"{ operation: createNote, respond: { status: 201, body: { $if: "call +", then: "${a}", thn: "${b c}" } } }"#
        )
        #expect(
            found.map { String($0.drop { $0 != "t" }.dropFirst("template: ".count)) } == [
                "$if takes then, else beside it, not thn [bad-template]",
                #"expected "}" at the expression's end, found "c" [bad-template]"#,
                "expected a value, found the end [bad-template]",
                #"nothing is named "a" here; there is request, violations, state, quota, now, call [unknown-name]"#,
            ])
    }

    @Test func theTemplatesOfALiteralRuleAreText() {
        #expect(
            findings(#"{ operation: createNote, template: false, respond: { status: 201, body: "${reqest}" } }"#) == [])
    }

    @Test func thereIsNoRecordWithoutTheStore() {
        #expect(
            findings(#"{ operation: createNote, respond: { status: 201, body: "${record.id}" } }"#) == [
                #"api/s.yaml:4:60: error: template: nothing is named "record" here; there is request, violations, state, quota, now, call [unknown-name]"#
            ])
        #expect(
            findings(
                #"{ operation: createNote, load: { from: notes, key: a }, respond: { status: 201, body: "${record.id}" } }"#
            )
                == [])
    }

    @Test func pathParametersAreThoseOfTheOperation() {
        #expect(
            findings(#"{ operation: getNote, respond: { status: 200, body: "${request.parameters.di}" } }"#) == [
                #"api/s.yaml:4:57: error: template: request.parameters has no member "di", did you mean "id"? [unknown-name]"#
            ])
        // Which operations have one is not the template's business.
        #expect(findings(#"{ respond: { status: 200, body: "${request.parameters.di}" } }"#) == [])
        #expect(
            findings(
                #"{ operations: [getNote, listNotes], respond: { status: 200, body: "${request.parameters.id}" } }"#)
                == [])
    }

    @Test func statesAreThoseOfKnownMachines() {
        let rule = #"{ operation: getNote, respond: { status: 200, body: "${state.dor}" } }"#
        #expect(
            findings(rule, machines: "{ door: { states: [open], initial: open } }") == [
                #"api/s.yaml:4:57: warning: template: state has no member "dor", did you mean "door"? [unknown-name]"#
            ])
        #expect(
            findings(rule) == [
                #"api/s.yaml:4:57: warning: template: state has no member "dor"; it has none [unknown-name]"#
            ])
    }

    @Test(arguments: [
        "method", "url", "path", "tenant", "bodyBase64", "query.a", "headers.host", "headersAll.host", "cookies.A",
        "parameters.id", "body.A.b",
    ])
    func theMembersOfARequestAreKnown(name: String) {
        #expect(
            findings("{ operation: getNote, respond: { status: 200, body: { $eval: \"request.\(name)\" } } }") == [])
    }

    @Test(arguments: [
        "violations[0].actual", "state", "quota.limit", "quota.remaining", "quota.reset", "quota.retryAfter", "now",
        "call + 1", "id(8)", "uuid()", "integer(1, 2)", "pick([1, 2])",
    ])
    func theOtherNamesAreKnown(expression: String) {
        #expect(
            findings("{ operation: getNote, respond: { status: 200, body: { $eval: \"\(expression)\" } } }") == [])
    }

    @Test func aMistakeInARuleForAllOperationsIsToldOnce() {
        #expect(findings(#"{ respond: { status: 404, body: "${reqest} ${uuid(1)}" } }"#).count == 2)
    }
}
