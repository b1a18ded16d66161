import HTTPModel
import JSONModel
import Support

/// Sessions as a whole.
enum SessionsResource {
    static let routes = [
        AdminRoute(
            id: "listSessions", method: .get, path: "/sessions", summary: "The sessions, the default one first.",
            outcome: .init(status: 200, summary: "All of them.", schema: "SessionList"), perform: list),
        AdminRoute(
            id: "openSession", method: .post, path: "/sessions", summary: "Opens a session.",
            content: .init(schema: "SessionWish", isRequired: false),
            outcome: .init(status: 201, summary: "The session.", schema: "Session"), refusals: [422], perform: open),
        AdminRoute(
            id: "getSession", method: .get, path: "/sessions/{id}", summary: "One session.",
            outcome: .init(status: 200, summary: "The session.", schema: "Session"), refusals: [404]
        ) { call throws(AdminProblem) in .json(description(try call.session(), call)) },
        AdminRoute(
            id: "closeSession", method: .delete, path: "/sessions/{id}",
            summary: "Closes a session: its ports, and whatever waits in it.",
            outcome: .init(status: 204, summary: "It is closed.", schema: nil), refusals: [404, 409], perform: close),
        AdminRoute(
            id: "resetSession", method: .post, path: "/sessions/{id}/reset",
            summary: "Forgets a session's requests: store, machines, counts and journal are as at its beginning.",
            outcome: .init(status: 204, summary: "They are forgotten.", schema: nil), refusals: [404]
        ) { call throws(AdminProblem) in
            let session = try call.session()
            session.reset()
            call.journal.clear(session: session.id)
            return .done
        },
    ]

    private static func list(_ call: AdminCall) -> Response {
        let sessions = [call.sessions.defaultSession] + call.sessions.all.map(\.session)
        return .json(["sessions": .array(sessions.map { description($0, call) })])
    }

    private static func open(_ call: AdminCall) throws(AdminProblem) -> Response {
        var wish = SessionWish()
        let opened: OpenSession
        if let body = call.body {
            wish.seed = body["seed"]?.numberValue?.unsignedValue
            wish.name = body["name"]?.stringValue
            wish.wantsPorts = body["port"]?.boolValue == true
            wish.timeToLive = body["ttl"]?.numberValue.map { .seconds(min($0.doubleValue, 1e9)) }
            wish.clock = try ClockResource.clock(body["clock"])
            if let trace = body["traceId"]?.stringValue {
                guard SessionMatch.isTraceID(trace) else {
                    throw AdminProblem(400, "Bad Request", "traceId must not be all zeros.")
                }
                wish.traceID = trace
            }
        }
        do throws(MockServerError) {
            wish.scenarios = try ScenariosResource.choices(call)
            opened = try call.sessions.open(wish)
        } catch {
            throw AdminProblem(error)
        }
        call.log?.record(SessionNotice.make(opened, wish: call.body, addresses: call.sessions.addresses))
        let id = opened.session.id
        return .json(
            description(opened.session, call), status: 201, fields: [.location: "\(AdminAPI.basePath)/sessions/\(id)"])
    }

    private static func close(_ call: AdminCall) throws(AdminProblem) -> Response {
        let session = try call.session()
        guard !session.isDefault else {
            throw AdminProblem(409, "Conflict", "The default session lasts as long as its server.")
        }
        call.sessions.close(id: session.id)
        return .done
    }

    /// Who asks need not be in the server's folder.
    private static func absolute(_ path: String) -> String {
        (try? FileSystem().resolved(path)) ?? path
    }

    private static func description(_ session: Session, _ call: AdminCall) -> JSONValue {
        let opened = call.sessions.opened(id: session.id)
        let addresses = call.sessions.addresses
        let prefix = (session.isDefault ? "" : SessionPrefix.text(of: session.id)) + "/"
        func text(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
        var members: [(String, JSONValue)] = [
            ("id", .string(session.id)), ("name", .string(session.name)),
            ("url", text(addresses.map { $0.url + prefix })),
            ("tlsUrl", text(addresses?.tlsURL.map { $0 + prefix })),
            ("ports", opened?.ports.map { ["url": .string($0.url), "tlsUrl": text($0.tlsURL)] } ?? .null),
            (
                "headers",
                session.isDefault
                    ? [:] : .object(JSONObject([(SessionMatch.field.canonical, .string(session.id))]))
            ), ("authority", text(addresses?.authorityPath.map(absolute))),
            ("scenarios", .array(session.playbook.scenarioNames.map { .string($0) })),
            ("clock", ClockResource.description(session.clock)),
            ("seed", .number(JSONNumber(text: String(session.seed)) ?? JSONNumber(0))),
        ]
        if let trace = opened?.traceID { members.append(("traceId", .string(trace))) }
        if let time = opened?.timeToLive {
            members.append(("ttl", .number(JSONNumber(Double(time.wholeNanoseconds) / 1e9))))
        }
        if let moment = opened?.opened { members.append(("opened", .string(moment.iso8601Text))) }
        return .object(JSONObject(members))
    }
}
