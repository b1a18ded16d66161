import ContractTesting
import Testing

/// What a contract plays by itself was named by nobody, so its rules need not be used.
@Suite struct ImpliedScenarioTests {
    @Test func rulesOfTheDocumentedScenarioNeedNotBeUsedUnlessItIsNamed() throws {
        let mock = try MockServer.start(contract: .bundled("jframework"))
        defer { mock.stop() }
        withKnownIssue {
            #expect(
                mock.assertEveryScenarioRuleWasUsed()
                    == .cannotTell(["no scenario with rules of its own was chosen"]))
        }
        let named = try mock.session(scenario: "jframework/documented")
        withKnownIssue {
            guard case .refuted = named.assertEveryScenarioRuleWasUsed() else { return }
        }
        let added = try mock.session(rules: "- { operation: createSmtpIntegration, respond: { status: 429 } }")
        withKnownIssue {
            guard case .refuted(let lines) = added.assertEveryScenarioRuleWasUsed() else { return }
            #expect(lines.first?.contains("inline-") == true)
        }
    }
}
