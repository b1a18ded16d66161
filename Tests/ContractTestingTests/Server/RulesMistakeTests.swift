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

    private func failure(ofScenario scenario: String) throws -> String {
        try failure { try MockServer.start(scenario: scenario) }.description
    }

    @Test func aNameFarFromAllIsToldWithTheNearestOfThem() throws {
        let text = try failure(ofScenario: "limited")
        #expect(text.hasPrefix("no scenario \"limited\"; there are "))
        #expect(text.contains("/rate-limited, "))
        #expect(text.firstMatch(of: #/ and \d+ more$/#) != nil, "\(text)")
        #expect(text.split(separator: ", ").count == 12)
    }

    @Test func aPathToNothingIsToldAsAFileThatIsNotThere() throws {
        #expect(try failure(ofScenario: "api/busy.yaml") == "no scenario \"api/busy.yaml\": no such file is there")
        #expect(try failure(ofScenario: "busy.json") == "no scenario \"busy.json\": no such file is there")
        let text = try failure(ofScenario: "mine/something")
        #expect(text.hasPrefix("no scenario \"mine/something\": no such file is there; there are "), "\(text)")
    }

    @Test func aContractInAScenariosPlaceIsToldSo() throws {
        let path = NotesMock.file("openapi.yaml")
        #expect(
            try failure(ofScenario: path)
                == "\(path) is a contract and no scenario; pass it as contract: .file(\"\(path)\")")
    }

    /// What is wrong with rules of the test, behind the name of the text.
    private func mistakes(in rules: String) throws -> [String] {
        try failure { try MockServer.start(contract: .bundled("jframework"), rules: rules) }.lines.map {
            String($0[(try #require($0.firstRange(of: /swift:\d+:/))).upperBound...])
        }
    }

    @Test func oneRuleWithoutAListIsOneMistake() throws {
        let text = "this is one rule, expected a list of rules; begin the rule with \"- \" [wrong-type]"
        #expect(
            try mistakes(in: "operation: listSmtpIntegrations\nrespond: { status: 503 }") == ["1:1: error: \(text)"])
        #expect(
            try mistakes(in: "rules:\n  operation: listSmtpIntegrations\n  respond: { status: 503 }")
                == ["2:3: error: \(text)"])
        #expect(try mistakes(in: "rules: { a: 1 }") != ["1:8: error: \(text)"])
    }

    @Test func aRulesKeyInsideItsAnswerIsToldWhereItBelongs() throws {
        #expect(
            try mistakes(in: "- { operation: listSmtpIntegrations, respond: { status: 503, delay: 1s } }") == [
                "1:62: error: unknown key \"delay\" in \"respond\"; it belongs to the rule, beside \"respond\" "
                    + "[unknown-key]"
            ])
    }

    @Test func anExampleThatAStatusLacksIsToldWithTheStatus() throws {
        #expect(
            try mistakes(in: "- { operation: listSmtpIntegrations, respond: { status: 418, example: a } }") == [
                "1:71: error: listSmtpIntegrations has no example \"a\" for 418; it has none [unknown-example]"
            ])
    }

    @Test func mistakesOfOneTextStandInTheOrderOfTheirPlaces() throws {
        let found = try mistakes(
            in: """
                - { operation: listSmtpIntegrations, respond: { statsu: 503 }, dely: 1s }
                - { operation: listSmtpIntegrations, respnd: { status: 503 }, times: 0 }
                """)
        #expect(found.map { $0.prefix(4) } == ["1:47", "1:49", "1:64", "2:38", "2:70"], "\(found)")
    }

    @Test func theLinesAreTheLocalizedDescription() throws {
        let failure: any Error = try failure { try MockServer.start() }
        #expect(failure.localizedDescription == "nothing to play: give a contract or a scenario")
    }
}
