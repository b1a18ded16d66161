import JSONModel

/// The administration of a session that was closed.
struct ClosedAdministration: Administration {
    /// How the session was asked before.
    let whole: any Administration

    var run: String { whole.run }
    var endsServer: Bool { whole.endsServer }

    func ask(_ method: String, _ target: String, _ body: JSONValue?) throws(MockServerFailure) -> JSONValue {
        throw MockServerFailure("the session was stopped, and its journal went with it: assert before stop()")
    }

    func clock(of session: String) -> any ClockDriver { whole.clock(of: session) }

    func stop() {}
}
