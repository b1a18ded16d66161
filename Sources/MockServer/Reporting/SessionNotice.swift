import HTTPModel
import JSONModel
import Support

/// Words the notice that a session was opened, with the request that opens one like it.
enum SessionNotice {
    /// The notice.
    ///
    /// - Parameters:
    ///   - opened: The session.
    ///   - wish: The content of the request that opened it; nil when it had none.
    ///   - addresses: Where the server listens.
    /// - Returns: The notice.
    static func make(_ opened: OpenSession, wish: JSONValue?, addresses: RunningServer.Addresses?) -> LogNotice {
        let session = opened.session
        let content = repeating(session, wish)
        let url = (addresses?.url ?? "") + "\(AdminAPI.basePath)/sessions"
        let command = ["curl", "-H", "Content-Type: application/json", "-d", content.compactText, url]
        return LogNotice(
            time: session.start, event: "sessionOpened",
            text: "session \(session.id) opened, repeat with: "
                + command.map(ShellWord.quoted).joined(separator: " "),
            members: [
                ("session", .string(session.id)),
                ("scenarios", .array(session.playbook.scenarioNames.map { .string($0) })),
                ("seed", .number(JSONNumber(text: String(session.seed)) ?? JSONNumber(0))),
                ("clock", ClockResource.description(session.clock)), ("request", content),
            ])
    }

    /// The content with everything said that was left to the server.
    private static func repeating(_ session: Session, _ wish: JSONValue?) -> JSONValue {
        let names = session.playbook.scenarioNames.map { JSONValue.string($0) }
        var members: [(String, JSONValue)] = [
            ("scenarios", wish?["scenarios"] ?? .array(names)), ("clock", clock(session, wish?["clock"])),
            ("seed", .number(JSONNumber(text: String(session.seed)) ?? JSONNumber(0))), ("name", .string(session.name)),
        ]
        for name in ["port", "traceId", "ttl"] {
            if let value = wish?[name] { members.append((name, value)) }
        }
        return .object(JSONObject(members))
    }

    private static func clock(_ session: Session, _ wish: JSONValue?) -> JSONValue {
        let mode = SessionClockSetting.mode(of: session.clock)
        if let wish, wish["now"] != nil { return wish }
        guard mode != .real else { return .string(mode.rawValue) }
        return ["mode": .string(mode.rawValue), "now": .string(session.start.iso8601Text)]
    }
}
