import JSONModel

/// How a test asks a server about its sessions: the same questions to one in this process and to one elsewhere.
protocol Administration: Sendable {
    /// The token that signs every answer of that run of the server.
    var run: String { get }

    /// True when `stop` ends the server itself, whose journal can be asked for all the same; false when it closes a
    /// session.
    var endsServer: Bool { get }

    /// Asks.
    ///
    /// - Parameters:
    ///   - method: `GET`, `POST`, `PUT` or `DELETE`.
    ///   - target: The path below `/__admin`, and the query.
    ///   - body: The content; nil for none.
    /// - Returns: What the server answers; null for an answer without content.
    /// - Throws: `MockServerFailure` with what the server says, or why it cannot be reached.
    func ask(_ method: String, _ target: String, _ body: JSONValue?) throws(MockServerFailure) -> JSONValue

    /// What drives the clock of a session.
    func clock(of session: String) -> any ClockDriver

    /// Ends what this test brought up; harmless when called twice.
    func stop()

    /// Where a session that was just opened is reached, by what the server says of it; nil when that is no description.
    func places(_ description: JSONValue) -> SessionPlaces?
}

extension Administration {
    func ask(_ method: String, _ target: String) throws(MockServerFailure) -> JSONValue {
        try ask(method, target, nil)
    }

    func places(_ description: JSONValue) -> SessionPlaces? { SessionPlaces(description) }
}
