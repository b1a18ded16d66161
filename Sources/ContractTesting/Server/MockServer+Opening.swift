extension MockServer {
    /// Opens a session on the same server, which lives as long as it.
    func openSession(
        _ opening: SessionOpening, impliedScenarios: Set<String>
    ) throws(MockServerFailure) -> MockServer {
        try requireOpen()
        return MockServer(
            try opening.ask(administration), administration, choices: opening.choices,
            impliedScenarios: impliedScenarios, parent: self)
    }
}
