import JSONModel

/// The wish for a session, as a server is asked for it.
struct SessionOpening {
    /// What it is to play: names, and documents as text.
    var choices: [JSONValue]
    let clock: MockClock.Mode
    let seed: UInt64?
    /// True for ports of its own.
    let ports: Bool

    /// Opens it.
    ///
    /// - Returns: Where it is.
    /// - Throws: `MockServerFailure` with what the server says.
    func ask(_ administration: any Administration) throws(MockServerFailure) -> SessionPlaces {
        var wish = JSONObject()
        if !choices.isEmpty { wish["scenarios"] = .array(choices) }
        wish["clock"] = .string(clock.rawValue)
        if let seed { wish["seed"] = JSONNumber(text: String(seed)).map(JSONValue.number) }
        if ports { wish["port"] = true }
        let answer = try administration.ask("POST", "/sessions", .object(wish))
        guard let places = administration.places(answer) else {
            throw MockServerFailure("the server does not say where its session is")
        }
        return places
    }
}
