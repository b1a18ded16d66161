import JSONModel

extension MockServer {
    /// Asserts that every rule was used that the chosen scenarios and the added rules have of their own; those that they
    /// extend do not count.
    ///
    /// - Parameters:
    ///   - fileID: Where the failure is reported.
    ///   - filePath: Where the failure is reported.
    ///   - line: Where the failure is reported.
    ///   - column: Where the failure is reported.
    /// - Returns: The verdict; anything but a proof is reported as a failure too.
    @discardableResult
    public func assertEveryScenarioRuleWasUsed(
        fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line,
        column: UInt = #column
    ) -> Verdict {
        verify(CallSite(fileID: fileID, filePath: filePath, line: line, column: column)) {
            journal throws(MockServerFailure) in
            RuleUseVerification(rules: try ruleUses()).verdict(on: journal)
        }
    }

    /// The own rules of what the session was told to play; not those of what its contract plays by itself.
    ///
    /// - Throws: `MockServerFailure` when the server cannot be reached.
    func ruleUses() throws(MockServerFailure) -> [RuleUse] {
        (try administration.ask("GET", "/sessions/\(session)/rules")["rules"]?.arrayValue ?? [])
            .filter { !impliedScenarios.contains($0["scenario"]?.stringValue ?? "") }.map(RuleUse.init)
    }
}
