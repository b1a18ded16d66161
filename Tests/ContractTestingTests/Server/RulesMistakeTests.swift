import ContractTesting
import Foundation
import Testing

/// Mistakes in what a test hands over, told with their places.
@Suite struct RulesMistakeTests {
    /// The line of a failure's text must not be changed by a macro around it.
    private func failure(of body: () throws -> some Any) throws -> MockServerFailure {
        do {
            _ = try body()
        } catch let failure as MockServerFailure {
            return failure
        }
        return try #require(nil as MockServerFailure?, "nothing was thrown")
    }

    @Test func inlineRulesAreToldByTheirPlaceInTheTest() throws {
        let line = #line + 2
        let failure = try failure {
            try MockServer.start(
                scenario: "jframework/documented",
                rules: """
                    - operation: listSmtpIntegrations
                      respnd: { status: 503 }
                    """)
        }
        let text = "unknown key \"respnd\", did you mean \"respond\"? [unknown-key]"
        #expect(failure.lines == ["rules at RulesMistakeTests.swift:\(line):2:3: error: \(text)"])
    }

    @Test func addedRulesToo() throws {
        let mock = try MockServer.start(scenario: "jframework/documented")
        defer { mock.stop() }
        let line = #line + 2
        let failure = try failure {
            try mock.add("[{ operation: listSmtpIntegration, respond: { status: 503 } }]")
        }
        let place = "rules at RulesMistakeTests.swift:\(line):1:15: error: "
        #expect(failure.lines.first?.hasPrefix(place) == true, "\(failure)")
        #expect(try mock.exchanges().isEmpty)
    }

    @Test func textThatIsNoYAMLIsToldByItsPlace() throws {
        let line = #line + 1
        let failure = try failure { try MockServer.start(scenario: "jframework/documented", rules: "- { operation: ") }
        let place = "rules at RulesMistakeTests.swift:\(line):2:1: error: "
        #expect(failure.lines.first?.hasPrefix(place) == true, "\(failure)")
    }

    @Test func filesOfOnesOwnAreToldByTheirPath() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let contract = folder.appendingPathComponent("openapi.yaml").path
        try Data(
            """
            openapi: 3.1.0
            info: { title: Mine, version: "1" }
            paths:
              /things: { get: { operationId: things, responses: { "200": { description: ok } } } }
            """.utf8
        ).write(to: URL(fileURLWithPath: contract))
        let scenario = folder.appendingPathComponent("broken.yaml").path
        try Data("contract: openapi.yaml\nrules:\n  - { operation: thing, respond: { status: 200 } }\n".utf8)
            .write(to: URL(fileURLWithPath: scenario))
        let mock = try MockServer.start(contract: .file(contract))
        mock.stop()
        let failure = try #require(throws: MockServerFailure.self) { try MockServer.start(scenario: scenario) }
        #expect(failure.lines.first?.hasPrefix("\(scenario):3:18: error: ") == true, "\(failure)")
        #expect(failure.lines.first?.contains("\"things\"") == true, "\(failure)")
    }

    @Test func namesThatNobodyHasAreToldWithTheNearest() throws {
        let contract = try #require(throws: MockServerFailure.self) {
            try MockServer.start(contract: .bundled("jframewrk"))
        }
        #expect(contract.lines == [#"no contract "jframewrk", did you mean "jframework"?"#])
        let scenario = try #require(throws: MockServerFailure.self) { try MockServer.start(scenario: "jframework/slw") }
        #expect(scenario.lines == [#"no scenario "jframework/slw", did you mean "jframework/slow"?"#])
        let nothing = try #require(throws: MockServerFailure.self) { try MockServer.start() }
        #expect(nothing.lines == ["nothing to play: give a contract or a scenario"])
    }
}
