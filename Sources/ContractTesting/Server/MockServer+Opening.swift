import JSONModel

extension MockServer {
    /// Opens a session that plays what this one plays, and rules on top, on an auto clock.
    ///
    /// - Parameters:
    ///   - rules: The rules, as YAML.
    ///   - site: Where they stand.
    /// - Returns: The session; stopping it ends it alone.
    /// - Throws: `MockServerFailure` with every mistake in the rules.
    func openSession(playing rules: String, at site: CallSite) throws(MockServerFailure) -> MockServer {
        let scenarios = playedChoices + [Self.document(rules, site.filePath, site.line)]
        let description = try administration.ask(
            "POST", "/sessions", ["scenarios": .array(scenarios), "clock": "auto"])
        return try MockServer(description, administration, choices: scenarios, endsServer: false)
    }
}
