import HTTPModel
import JSONModel
import Support

/// A session's clock.
enum ClockResource {
    static let routes = [
        AdminRoute(
            id: "getClock", method: .get, path: "/sessions/{id}/clock", summary: "What a session's clock shows.",
            outcome: .init(status: 200, summary: "The clock.", schema: "Clock"), refusals: [404]
        ) { call throws(AdminProblem) in .json(description(try call.session().clock)) },
        AdminRoute(
            id: "setClock", method: .put, path: "/sessions/{id}/clock",
            summary: "Moves a session's clock on, or lets it run otherwise.",
            content: .init(schema: "ClockWish", isRequired: true),
            outcome: .init(status: 200, summary: "The clock.", schema: "Clock"), refusals: [404, 409],
            perform: change),
    ]

    /// What is said of a clock.
    static func description(_ clock: any SessionClock) -> JSONValue {
        let mode = SessionClockSetting.mode(of: clock)
        let text =
            switch mode {
            case .real: "runs with the machine's time"
            case .manual: "moves only when it is told to"
            case .auto:
                "skips the waits that scenarios ask for and those on this clock in the server's process; "
                    + "other waits take their time"
            }
        return ["mode": .string(mode.rawValue), "now": .string(clock.now.iso8601Text), "description": .string(text)]
    }

    /// The clock of a new session: a mode, or an object of a mode and the moment that it shows first.
    static func clock(_ wish: JSONValue?) throws(AdminProblem) -> any SessionClock {
        guard let wish else { return RealClock() }
        guard let mode = mode(wish["mode"] ?? wish) else { return RealClock() }
        return SessionClockSetting.make(mode, at: try moment(wish["now"]))
    }

    private static func change(_ call: AdminCall) throws(AdminProblem) -> Response {
        let session = try call.session()
        let body = call.body ?? [:]
        guard body["advance"] == nil || body["set"] == nil else {
            throw AdminProblem(400, "Bad Request", "\"advance\" and \"set\" exclude one another.")
        }
        let now = try moment(body["now"])
        guard now == nil || body["mode"] != nil else {
            throw AdminProblem(400, "Bad Request", "\"now\" goes with \"mode\"; \"set\" moves the present clock.")
        }
        let target = try moment(body["set"])
        let step = try duration(body["advance"])
        let first = try start(now, after: session.clock.now)
        guard step.map({ (first + $0) - first == $0 }) != false else {
            throw AdminProblem(
                400, "Bad Request",
                "advance: the clock shows \(first.iso8601Text), and clocks show moments \(SessionInstant.rangeText).")
        }
        if let mode = mode(body["mode"]), now != nil || mode != SessionClockSetting.mode(of: session.clock) {
            session.change(clock: SessionClockSetting.make(mode, at: first))
        }
        do throws(SessionClockSetting.Refusal) {
            if let step { try SessionClockSetting.advance(session.clock, by: step) }
            if let target { try SessionClockSetting.set(session.clock, to: target) }
        } catch {
            throw AdminProblem(409, "Conflict", error.detail)
        }
        return .json(description(session.clock))
    }

    /// What a clock shows first that takes the place of another: never less than the one before.
    private static func start(
        _ wished: SessionInstant?, after present: SessionInstant
    ) throws(AdminProblem) -> SessionInstant {
        guard let wished else { return present }
        guard wished >= present else {
            throw AdminProblem(
                409, "Conflict",
                "The clock shows \(present.iso8601Text) already, and a clock never runs backward; "
                    + "\(wished.iso8601Text) has passed.")
        }
        return wished
    }

    private static func mode(_ value: JSONValue?) -> SessionClockSetting.Mode? {
        value?.stringValue.flatMap { SessionClockSetting.Mode(rawValue: $0) }
    }

    private static func moment(_ value: JSONValue?) throws(AdminProblem) -> SessionInstant? {
        guard let text = value?.stringValue else { return nil }
        if let moment = SessionInstant(iso8601: text) { return moment }
        let expected = Timestamp(text) == nil ? "such as 2026-01-31T09:05:07Z" : SessionInstant.rangeText
        let problem = Timestamp(text) == nil ? "is no moment" : "is beyond what a clock can show"
        throw AdminProblem(400, "Bad Request", "\"\(text)\" \(problem), expected one \(expected).")
    }

    private static func duration(_ value: JSONValue?) throws(AdminProblem) -> Duration? {
        guard let text = value?.stringValue else { return nil }
        do throws(QuantityError) {
            return try Durations.parse(text)
        } catch {
            throw AdminProblem(400, "Bad Request", "advance: \(error).")
        }
    }
}
