import Foundation
import Testing

/// Every kind of mistake in scenario files is told at once, each on one line with its place, as `Tests/Golden` has it.
struct ScenarioMistakesTests {
    @Test func allMistakesOfAFileAreToldAtOnce() async throws {
        let golden = Repository.file("Tests/Golden/scenario-mistakes")
        let folder = try TemporaryFolder()
        for name in ["documented.yaml", "lenient.yaml", "other.yaml"] {
            try folder.write(String(contentsOf: golden.appendingPathComponent(name), encoding: .utf8), to: name)
        }
        let contract = Repository.file("docs/examples/notes/openapi.yaml")
        try folder.write(String(contentsOf: contract, encoding: .utf8), to: "openapi.yaml")
        let process = try await ChildProcess.run(
            Repository.understudy, ["serve", ".", "--port", "0", "--tls-port", "0"], in: folder.url)
        #expect(process.exit == .code(2))
        #expect(process.standardOutput.isEmpty)
        let expected = try String(contentsOf: golden.appendingPathComponent("expected.txt"), encoding: .utf8)
        let told = process.standardError.split(separator: "\n").sorted()
        #expect(told == expected.split(separator: "\n").sorted())
    }
}
