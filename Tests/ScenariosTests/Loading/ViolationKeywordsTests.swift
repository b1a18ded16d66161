import SourceDocuments
import Support
import TestSupport
import Testing

@testable import Scenarios

@Suite struct ViolationKeywordsTests {
    private func findings(_ keyword: String) -> [String] {
        let rule = "{ stage: authenticated, when: { violation: { keyword: \(keyword) } }, respond: { status: 400 } }"
        let files = InMemoryFiles([
            "api/openapi.yaml": NotesAPI.contract, "api/s.yaml": "contract: openapi.yaml\nrules:\n  - \(rule)\n",
        ])
        return RepertoireLoader(reader: files).load(["api"]).diagnostics.map(\.rendered)
    }

    @Test func oneThatNoCheckHasIsWarnedOfWithTheNearest() {
        #expect(
            findings("requird") == [
                #"api/s.yaml:3:59: warning: no check has the keyword "requird", did you mean "required"? [unknown-value]"#
            ])
        #expect(findings("{ equals: minlength }").map { $0.contains(#"did you mean "minLength"?"#) } == [true])
        #expect(
            findings("{ oneOf: [minLength, maxLenght] }").map { $0.contains(#"did you mean "maxLength"?"#) } == [true])
    }

    @Test(arguments: ["required", "content", "security", "{ oneOf: [type, enum] }", "{ matches: ^min }", "colour"])
    func othersPass(keyword: String) {
        #expect(findings(keyword) == [])
    }
}
