import HTTPModel
import JSONModel
import MockServer
import Support

/// Asks a server that runs in this process, without a socket.
struct InProcessAdministration: Administration {
    let server: RunningServer

    var run: String { server.sessions.repertoire.runToken }

    var endsServer: Bool { true }

    func ask(_ method: String, _ target: String, _ body: JSONValue?) throws(MockServerFailure) -> JSONValue {
        let response = server.administer(HTTPModel.Method(method), target, body: body)
        let content = response.body.isEmpty ? JSONValue.null : (try? JSONValue.parse(response.body)) ?? .null
        guard response.status.code < 300 else {
            throw MockServerFailure(problem: content, status: response.status.code)
        }
        return content
    }

    func clock(of session: String) -> any ClockDriver {
        let clock = server.sessions.session(id: session)?.clock ?? server.sessions.defaultSession.clock
        if let virtual = clock.virtual { return VirtualClockDriver(clock: virtual) }
        return RealClockDriver(clock: clock)
    }

    func stop() {
        server.stop(grace: .zero)
    }
}

extension MockServerFailure {
    /// What a server says of a question that it cannot answer (RFC 9457).
    init(problem: JSONValue, status: Int) {
        let findings = problem["findings"]?.arrayValue?.compactMap(\.stringValue) ?? []
        let detail = problem["detail"]?.stringValue ?? "the server answered \(status)"
        self.init(lines: findings.isEmpty ? [detail] : findings)
    }
}
