import Foundation
import Testing

/// A contract or scenario with a mistake keeps the server from starting, and its place is told.
struct FileMistakeTests {
    /// A file of the repertoire, spoilt by replacing the first occurrence of a text.
    struct Mistake: CustomTestStringConvertible {
        let testDescription: String
        let file: String
        let replace: String
        let with: String
    }

    static let mistakes = [
        Mistake(
            testDescription: "contract: a reference to nothing", file: "fixtures/jframework/openapi.yaml",
            replace: "#/components/schemas/SmtpIntegrationAnswer", with: "#/components/schemas/Nothing"),
        Mistake(
            testDescription: "contract: YAML that cannot be read", file: "fixtures/jframework/openapi.yaml",
            replace: "summary: Create an app integration SMTP", with: "summary: [Create an app integration SMTP"),
        Mistake(
            testDescription: "scenario: an unknown key", file: "scenarios/jframework/documented.yaml",
            replace: "stage: arrival", with: "stagge: arrival"),
        Mistake(
            testDescription: "scenario: an unknown operation", file: "scenarios/jframework/documented.yaml",
            replace: "operation: getSmtpIntegration", with: "operation: fetchSmtpIntegration"),
        Mistake(
            testDescription: "scenario: an unknown example", file: "scenarios/jframework/rate-limited.yaml",
            replace: "example: rateLimited", with: "example: rateLimitted"),
    ]

    @Test(arguments: mistakes)
    func mistakeIsToldWithItsPlace(mistake: Mistake) async throws {
        let folder = try TemporaryFolder()
        try folder.copyRepertoire()
        let text = try #require(folder.text(mistake.file))
        let place = try #require(text.range(of: mistake.replace))
        try folder.write(text.replacingCharacters(in: place, with: mistake.with), to: mistake.file)
        let line = text[..<place.lowerBound].filter { $0 == "\n" }.count + 1

        let process = try await ChildProcess.run(
            Repository.understudy, ["serve", "fixtures", "scenarios", "--port", "0", "--tls-port", "0"],
            in: folder.url)
        #expect(process.exit == .code(2))
        #expect(process.standardOutput.isEmpty)
        let lines = process.standardError.split(separator: "\n").map(String.init)
        try #require(!lines.isEmpty)
        for line in lines {
            #expect(line.wholeMatch(of: /[^:]+:\d+:\d+: (error|warning): .+ \[[a-z0-9.-]+\]/) != nil, "\(line)")
        }
        // What libyaml cannot read it notices where the next line begins.
        let places = mistake.testDescription.contains("YAML") ? line...(line + 1) : line...line
        #expect(
            lines.contains { text in places.contains { text.hasPrefix("\(mistake.file):\($0):") } }, "\(lines)")
    }

    @Test func aScenarioThatIsNotInPlayIsTold() async throws {
        let folder = try TemporaryFolder()
        try folder.copyRepertoire()
        let contract = "contract: ../fixtures/keyfactor/openapi.yaml\nrules: []\n"
        try folder.write(contract, to: "my/a.yaml")
        try folder.write(contract, to: "my/b.yaml")
        let silent = try await ServerProcess(serving: ["fixtures", "my"], ["--scenario", "b"], in: folder)
        #expect(try await silent.stop() == .code(0))
        #expect(silent.process.standardError.isEmpty)
        let server = try await ServerProcess(serving: ["fixtures", "my"], in: folder)
        #expect(try await server.stop() == .code(0))
        #expect(
            server.process.standardError == """
                understudy: warning: no scenario of keyfactor is in play, since none is named documented; \
                choose with --scenario: a, b

                """)
    }

    @Test func fileThatIsNotThereIsNamedInOneLine() async throws {
        let folder = try TemporaryFolder()
        let process = try await ChildProcess.run(Repository.understudy, ["serve", "missing.yaml"], in: folder.url)
        #expect(process.exit == .code(2))
        #expect(process.standardError.filter { $0 == "\n" }.count == 1)
        #expect(process.standardError.contains("missing.yaml"))
    }
}
