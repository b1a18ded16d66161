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
        return try openSession(SessionOpening(choices: scenarios, clock: .auto, seed: nil, ports: false))
    }

    /// Opens a session on the same server, which lives as long as it.
    func openSession(_ opening: SessionOpening) throws(MockServerFailure) -> MockServer {
        MockServer(try opening.ask(administration), administration, choices: opening.choices, parent: self)
    }
}
