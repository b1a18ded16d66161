import HTTPModel
import Support
import TestSupport
import Testing

@testable import MockServer

/// Every example of `docs/scenarios.md` does what it shows.
@Suite struct ScenarioReferenceTests {
    private static let page =
        Suites.read(PipelineFixture.packageFolder + "/docs/scenarios.md")
        .map { String(decoding: $0, as: UTF8.self) } ?? ""
    private static let examples = ReferenceExample.all(in: page)

    @Test func everyExampleCanBeRead() {
        #expect(Self.examples.count >= 8)
        #expect(!Self.examples.contains { $0 == nil })
        #expect(Self.page.components(of: "```yaml") == Self.examples.count, "an example shows no exchange")
    }

    @Test(arguments: examples.compactMap(\.self))
    func itIsAnsweredAsShown(example: ReferenceExample) throws {
        let isList = example.scenario.hasPrefix("- ")
        let scenario =
            "contract: openapi.yaml\nextends: [documented]\n" + (isList ? "rules:\n" : "") + example.scenario
        let server = PipelineFixture(
            [
                ("openapi.yaml", NotesAPI.contract), ("documented.yaml", NotesAPI.scenario), ("example.yaml", scenario),
            ], scenarios: ["example"])
        for step in example.steps {
            switch step {
            case .advance(let duration): server.clock.advance(by: try Durations.parse(duration))
            case .exchange(let method, let target, let body, let fields, let status, let shown):
                var all: HeaderFields = ["Api-Key": "k"]
                if body != nil { all.append(.contentType, "application/json") }
                for (name, value) in fields { all.set(FieldName(name), value) }
                let response = server.send(Method(method), target, body, fields: all)
                let text = "\(method) \(target) \(body ?? "")"
                #expect(response.status.code == status, "\(text)")
                let head = response.fields.map { "\($0): \($1)" }.joined(separator: "\n")
                let content = String(decoding: response.body, as: UTF8.self)
                #expect(shown.isEmpty || (head + "\n" + content).contains(shown), "\(text) → \(content)")
            }
        }
    }
}

extension String {
    fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
