import JSONModel

/// A rule of a scenario that a session was told to play, and how often it was used.
struct RuleUse: Sendable {
    /// Its name, as `scenario#id`.
    let id: String
    /// The operations that it is for.
    let operations: [String]
    /// Where it stands, as `file:line`.
    let location: String
    /// How many requests it was used for.
    let uses: Int
}

extension RuleUse {
    /// Reads a rule as a server describes it.
    init(_ json: JSONValue) {
        id = json["id"]?.stringValue ?? ""
        operations = (json["operations"]?.arrayValue ?? []).compactMap(\.stringValue)
        location = TextPlace.readable(json["location"]?.stringValue ?? "")
        uses = json["uses"]?.intValue ?? 0
    }
}

extension [RuleUse] {
    /// Which rule made an answer and where it stands, as the end of a line; empty when it is none of these.
    func origin(of exchange: RecordedExchange) -> String {
        exchange.rules.reversed().lazy.compactMap { id in first { $0.id == id } }.first.map {
            " — \($0.id), \($0.location)"
        } ?? exchange.rules.last.map { " — \($0)" } ?? ""
    }
}
